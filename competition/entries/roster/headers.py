"""What people write above the columns of a list of pupils, in many languages."""

from competition.entries.roster.roles import Role

HEADERS: dict[Role, str] = {
    Role.GIVEN_NAME: (
        "given name,first name,firstname,forename,prénom,prénoms,prenom,vorname,voornaam,nombre,"
        "nome proprio,imię,jméno,meno,keresztnév,utónév,etunimi,förnamn,fornavn,μικρό όνομα,"
        "όνομα,имя,ім'я,ім’я,име,ime,prenume,eesnimi,vārds,vardas,ad,adı,isim,الاسم الأول,الاسم,"
        "שם פרטי,სახელი,անուն,izena"
    ),
    Role.FAMILY_NAME: (
        "family name,last name,lastname,surname,nom de famille,nom,nachname,familienname,"
        "achternaam,apellido,apellidos,cognome,sobrenome,apelido,nazwisko,příjmení,priezvisko,"
        "vezetéknév,családnév,sukunimi,efternamn,etternavn,efternavn,επώνυμο,επίθετο,фамилия,"
        "прізвище,фамилно име,prezime,priimek,nume de familie,nume,perekonnanimi,uzvārds,pavardė,"
        "soyad,soyadı,اللقب,اسم العائلة,שם משפחה,გვარი,ազգանուն,abizena"
    ),
    Role.PUPIL: (
        "pupils,pupil,pupil name,name,names,full name,student,students,student name,child,"
        "children,author,authors,élève,élèves,nom et prénom,nom prénom,nom de l'élève,auteur,"
        "schüler,schülerin,schülerinnen und schüler,schüler/in,name des kindes,kind,kinder,"
        "vor und nachname,leerling,leerlingen,naam,alumno,alumna,alumnos,alumno/a,"
        "nombre y apellidos,nombre completo,autor,alunno,alunni,studente,nome e cognome,"
        "cognome e nome,nome,aluno,alunos,nome completo,uczeń,uczniowie,imię i nazwisko,"
        "nazwisko i imię,žák,žáci,jméno a příjmení,žiak,meno a priezvisko,tanuló,név,diák,"
        "oppilas,nimi,elev,elever,namn,navn,μαθητής,μαθητές,ονοματεπώνυμο,ученик,ученики,фио,"
        "имя и фамилия,фамилия имя,учень,учні,піб,прізвище та ім'я,прізвище та ім’я,"
        "прізвище ім'я,прізвище,ім'я,име и фамилия,učenik,učenici,ime i prezime,ime in priimek,"
        "nume și prenume,elevi,öğrenci,ad soyad,adı soyadı,التلميذ,اسم التلميذ,الطالب,اسم الطالب,"
        "תלמיד,שם התלמיד,שם,მოსწავლე,սովորող,学生,姓名,名前,氏名,이름"
    ),
    Role.AGE: (
        "age,ages,age in years,years,âge,alter,leeftijd,edad,età,eta,idade,wiek,věk,vek,kor,"
        "életkor,ikä,ålder,alder,ηλικία,возраст,вік,възраст,dob starost,starost,uzrast,dob,"
        "vârstă,vârsta,vanus,vecums,amžius,yaş,yaşı,العمر,السن,גיל,ასაკი,տարիք,adina,年龄,年齢,나이"
    ),
    Role.HEADCOUNT: (
        "headcount,head count,number of pupils,how many,count,nombre d'élèves,effectif,anzahl,"
        "anzahl kinder,aantal,número de alumnos,numero di alunni,número de alunos,liczba uczniów,"
        "počet žáků,počet,antal elever,antall,αριθμός μαθητών,количество учеников,"
        "кількість учнів,broj učenika,öğrenci sayısı"
    ),
    Role.MADE_BY: (
        "made by,made_by,who made it,authorship,fait par,réalisé par,gemacht von,gemaakt door,"
        "hecho por,fatto da,feito por,wykonane przez,vytvořil,készítette,tekijä,gjort av,"
        "lavet af,από ποιον,кто сделал,хто зробив,autorstvo,yapan"
    ),
    Role.FORM: (
        "form,kind,type,category,type of work,genre,forme,catégorie,art,gattung,form der arbeit,"
        "kategorie,vorm,soort,tipo,categoría,género,forma,categoria,genere,kategoria,rodzaj,druh,"
        "žánr,kategória,műfaj,laji,muoto,είδος,κατηγορία,форма,жанр,вид,категория,категорія,"
        "vrsta,kategorija,fel,gen,tür,النوع,סוג"
    ),
    Role.TRANSLATION_LANGUAGE: (
        "translation language,language of the translation,translation_language,"
        "langue de la traduction,sprache der übersetzung,idioma de la traducción,"
        "lingua della traduzione,мова перекладу,язык перевода"
    ),
    Role.LANGUAGE: (
        "language,lang,language of the work,langue,sprache,taal,idioma,lengua,lingua,língua,"
        "język,jazyk,nyelv,kieli,språk,sprog,γλώσσα,язык,мова,език,jezik,limba,limbă,keel,valoda,"
        "kalba,dil,اللغة,שפה,ენა,լեզու,hizkuntza,语言,言語"
    ),
    Role.TRANSLATION_TITLE: (
        "translation title,translated title,title in english,translation_title,titre traduit,"
        "titre de la traduction,übersetzter titel,titel der übersetzung,título traducido,"
        "titolo tradotto,título traduzido,tytuł przekładu,назва перекладу,название перевода,"
        "vertaalde titel"
    ),
    Role.TITLE: (
        "title,title of the work,work,titre,titre de l'œuvre,œuvre,titel,titel des werks,werk,"
        "título,titulo,titolo,tytuł,název,názov,cím,otsikko,nimi teoksen,tittel,τίτλος,название,"
        "заглавие,назва,naslov,naziv,titlu,titlul,pealkiri,nosaukums,pavadinimas,başlık,eser adı,"
        "العنوان,عنوان,כותרת,שם היצירה,სათაური,վերնագիր,izenburua,标题,題名,제목"
    ),
    Role.TRANSLATION: (
        "translation,translated text,text in english,traduction,texte traduit,übersetzung,"
        "vertaling,traducción,traduzione,tradução,tłumaczenie,przekład,překlad,preklad,fordítás,"
        "käännös,översättning,oversettelse,oversættelse,μετάφραση,перевод,переклад,превод,"
        "prijevod,prevod,traducere,tõlge,çeviri,الترجمة,תרגום"
    ),
    Role.DOCUMENT: (
        "text file,document,document file,word file,file of the text,fichier texte,"
        "fichier du texte,textdatei,dokument,tekstbestand,documento,archivo de texto,"
        "file di testo,ficheiro de texto,plik z tekstem,textový soubor,текстовый файл,"
        "текстовий файл,файл тексту,metin dosyası"
    ),
    Role.TEXT: (
        "text,the text,words,poem text,texte,der text,tekst,texto,testo,szöveg,teksti,κείμενο,"
        "текст,besedilo,metin,النص,טקסט,ტექსტი,տեքստ,正文,本文"
    ),
    Role.ALT: (
        "alt,alt text,description,picture description,image description,what is to be seen,"
        "description de l'image,texte alternatif,beschreibung,bildbeschreibung,beschrijving,"
        "descripción,descrizione,descrição,opis,opis obrazka,popis,popis obrázku,leírás,"
        "képleírás,kuvaus,beskrivning,beskrivelse,περιγραφή,описание,опис,descriere,kirjeldus,"
        "açıklama,الوصف,תיאור"
    ),
    Role.PICTURE: (
        "images,image,picture,pictures,picture file,image file,photo,file,files,file name,"
        "filename,scan,fichier,fichiers,nom du fichier,dessin (fichier),bild,bilder,bilddatei,"
        "datei,dateiname,bestand,bestandsnaam,afbeelding,archivo,fichero,imagen,immagine,"
        "nome del file,imagem,ficheiro,arquivo,plik,nazwa pliku,obrazek,soubor,obrázek,súbor,"
        "fájl,fájlnév,kép,tiedosto,kuvatiedosto,fil,filnamn,filnavn,αρχείο,εικόνα,файл,имя файла,"
        "картинка,ім'я файлу,зображення,datoteka,slika,fișier,imagine,fail,pilt,fails,failas,"
        "dosya,dosya adı,resim,الملف,الصورة,קובץ,תמונה,ფაილი"
    ),
    Role.CONSENT_BOOK: (
        "consent book,consent_book,consent (book),book,in the book,livre,accord livre,"
        "autorisation livre,buch,zustimmung buch,einwilligung buch,boek,libro,livro,książka,"
        "zgoda książka,kniha,souhlas kniha,könyv,kirja,bok,bog,βιβλίο,книга,згода книга,"
        "согласие книга,knjiga,carte,kitap,الكتاب,ספר"
    ),
    Role.CONSENT_WEB: (
        "consent web,consent_web,consent (web),consent website,web,website,internet,site web,"
        "accord web,zustimmung web,einwilligung web,internetseite,sitio web,sito,sito web,"
        "strona internetowa,zgoda internet,honlap,verkkosivu,webbplats,nettside,ιστοσελίδα,сайт,"
        "вебсайт,web stranica,site,web sitesi,الموقع,אתר"
    ),
    Role.CONSENT_SOCIAL: (
        "consent social,consent_social,consent (social),social,social media,consent social media,"
        "réseaux sociaux,accord réseaux sociaux,soziale medien,einwilligung soziale medien,"
        "sociale media,redes sociales,redes,social network,redes sociais,media społecznościowe,"
        "sociální sítě,sociálne siete,közösségi média,some,sociala medier,sosiale medier,"
        "sociale medier,κοινωνικά δίκτυα,соцсети,социальные сети,соцмережі,соціальні мережі,"
        "društvene mreže,rețele sociale,sosyal medya,وسائل التواصل,רשתות חברתיות"
    ),
    Role.CONSENT_ALL: (
        "consent,consents,permission,permissions,may be shown,accord,accord des parents,"
        "autorisation,consentement,einwilligung,einverständnis,zustimmung,erlaubnis,toestemming,"
        "consentimiento,autorización,permiso,consenso,autorizzazione,autorização,consentimento,"
        "zgoda,zgoda rodziców,souhlas,súhlas,hozzájárulás,engedély,lupa,suostumus,samtycke,"
        "samtykke,συγκατάθεση,άδεια,согласие,згода,съгласие,suglasnost,saglasnost,soglasje,"
        "consimțământ,acord,nõusolek,piekrišana,sutikimas,izin,onay,الموافقة,הסכמה"
    ),
    Role.ENTRY: ("entry,entry id,id,entry number"),
    Role.AGE_GROUP: (
        "age group,age_group,tranche d'âge,altersgruppe,grupo de edad,fascia d'età,вікова група"
    ),
    Role.CLASS: (
        "class,class name,grade,form class,classe,klasse,klas,clase,curso,turma,klasa,třída,"
        "trieda,osztály,luokka,klass,τάξη,класс,клас,razred,clasa,sınıf,الصف,כיתה"
    ),
    Role.SCHOOL: (
        "school,école,ecole,schule,school naam,escuela,colegio,scuola,escola,szkoła,škola,iskola,"
        "koulu,skola,skole,школа,okul"
    ),
    Role.CITY: (
        "city,town,ville,stadt,ort,stad,ciudad,città,cidade,miasto,město,mesto,város,kaupunki,"
        "stad,by,πόλη,город,місто,град,grad,oraș,şehir"
    ),
    Role.TEACHER: (
        "teacher_email,teacher email,e-mail of the teacher,email,e-mail,mail,teacher,enseignant,"
        "courriel,lehrer,lehrkraft,correo,docente,nauczyciel,učitel,учитель,вчитель"
    ),
}
