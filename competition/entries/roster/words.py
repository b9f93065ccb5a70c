"""Words that teachers write in rosters, in many languages: for consents, forms and who made a work.

They are compared without case, accents and hyphens.
"""

from typing import TypeVar

from competition.consent.rules import Level
from competition.entries.rules import MadeBy
from competition.platform.romanise import plain

Meant = TypeVar("Meant")


def _by_word(*groups: tuple[Meant, str]) -> dict[str, Meant]:
    return {plain(word.strip()): meant for meant, words in groups for word in words.split(",")}


_YES = (
    "yes,y,ok,x,✓,✔,true,1,oui,ja,si,sí,sì,sim,da,tak,ano,áno,igen,kyllä,jah,jā,taip,po,evet,ναι,да,так,"
    "დიახ,այո,نعم,כן,bai,ie,joo,jo,oo,はい,是"
)
_NO = (
    "no,n,none,false,0,non,nein,nee,nej,nei,não,nao,nie,ne,nem,ei,nē,jo nuk,hayır,hayir,όχι,"
    "οχι,нет,ні,не,hi,nu,არა,ոչ,لا,לא,ez,na,いいえ,否,kein,keine"
)
_ANONYMOUS = (
    "anonymous,anonymously,without name,without a name,no name,anonyme,anonymement,sans nom,"
    "anonym,ohne namen,ohne name,anoniem,zonder naam,anónimo,anonimo,anônimo,sin nombre,"
    "senza nome,sem nome,anonimowo,bez nazwiska,anonymně,anonymne,névtelen,névtelenül,"
    "nimettömänä,anonymt,uten navn,utan namn,ανώνυμα,анонимно,анонімно,без имени,без імені,"
    "без име,anonimno,anonim,مجهول,بدون اسم,אנונימי"
)
_FIRST = (
    "first,first name,firstname,given name,prénom,prenom,vorname,voornaam,nombre,nome,"
    "primeiro nome,imię,jméno,krstné meno,keresztnév,etunimi,förnamn,fornavn,fornamn,"
    "μικρό όνομα,имя,ім'я,ім’я,име,ime,prenume,ad,isim,الاسم الأول,שם פרטי"
)
_INITIAL = (
    "first initial,initial,first name and initial,prénom et initiale,prénom + initiale,"
    "initiale,vorname und initial,vorname + initial,voornaam en initiaal,nombre e inicial,"
    "nome e iniziale,nome e inicial,imię i inicjał,jméno a iniciála,ім'я та ініціал,"
    "имя и инициал,ime i inicijal"
)
_FULL = (
    "full,full name,fullname,whole name,nom complet,nom et prénom,prénom et nom,voller name,"
    "vor und nachname,volledige naam,nombre completo,nome completo,nome e cognome,"
    "pełne imię i nazwisko,imię i nazwisko,celé jméno,celé meno,teljes név,koko nimi,"
    "hela namnet,fullt navn,fulde navn,ονοματεπώνυμο,полное имя,повне ім'я,повне ім’я,"
    "пълно име,puno ime,nume complet,tam ad,الاسم الكامل,שם מלא"
)
CONSENTS: dict[str, Level] = _by_word(
    (Level.NO, _NO),
    (Level.ANONYMOUS, _YES),
    (Level.ANONYMOUS, _ANONYMOUS),
    (Level.FIRST, _FIRST),
    (Level.FIRST_INITIAL, _INITIAL),
    (Level.FULL, _FULL),
)
FORMS: dict[str, str] = _by_word(
    (
        "poem",
        "poem,poems,poetry,verse,poème,poésie,gedicht,poesía,poema,poesia,wiersz,báseň,vers,runo,dikt,digt,"
        "ποίημα,стих,стихотворение,вірш,pjesma,pesem,poezie,şiir,قصيدة,שיר,ლექსი,luuletus,"
        "dzejolis,eilėraštis,olerki",
    ),
    (
        "essay",
        "essay,essays,text,story,prose,essai,texte,récit,aufsatz,erzählung,geschichte,opstel,"
        "verhaal,ensayo,redacción,tema,saggio,redação,ensaio,esej,wypracowanie,essee,uppsats,"
        "essé,stil,δοκίμιο,έκθεση,эссе,"
        "сочинение,есе,твір,sastavak,eseu,compunere,deneme,kompozisyon,مقال,חיבור,esszé,fogalmazás",
    ),
    (
        "illustration",
        "illustration,drawing,picture,painting,image,dessin,peinture,zeichnung,bild,"
        "gemälde,tekening,illustratie,dibujo,ilustración,disegno,illustrazione,desenho,"
        "ilustração,rysunek,ilustracja,kresba,obrázek,ilustrace,rajz,illusztráció,piirros,kuva,"
        "teckning,tegning,ζωγραφιά,εικόνα,рисунок,иллюстрация,малюнок,ілюстрація,рисунка,crtež,"
        "ilustracija,desen,ilustrație,resim,çizim,رسم,ציור,ნახატი,joonistus",
    ),
)
MADE_BY: dict[str, MadeBy] = _by_word(
    (
        MadeBy.CLASS,
        "class,whole class,the whole class,classe,klasse,ganze klasse,klas,clase,turma,klasa,třída,trieda,"
        "osztály,luokka,klass,τάξη,класс,клас,razred,clasă,sınıf,الصف,כיתה",
    ),
    (
        MadeBy.GROUP,
        "group,groupe,gruppe,groep,grupo,gruppo,grupa,skupina,csoport,ryhmä,grupp,ομάδα,группа,група,grup,"
        "مجموعة,קבוצה,together,ensemble,zusammen",
    ),
    (
        MadeBy.PUPIL,
        "pupil,one pupil,student,child,alone,élève,schüler,schülerin,kind,allein,leerling,alumno,"
        "alumna,alunno,alunna,aluno,aluna,uczeń,žák,žiak,tanuló,oppilas,elev,μαθητής,ученик,"
        "учень,učenik,öğrenci,تلميذ,תלמיד",
    ),
)
