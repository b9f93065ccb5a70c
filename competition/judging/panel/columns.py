"""What a column of a list of judges holds: guessed from its header in many languages, and from its cells."""

import re
from collections.abc import Sequence
from enum import StrEnum

from competition.platform.romanise import plain

HEADER_WITHIN = 15
_LOOKED_AT = 40


class Column(StrEnum):
    """What a column says of somebody."""

    IGNORE = "ignore"
    EMAIL = "email"
    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    LANGUAGES = "languages"
    CATEGORIES = "categories"
    CAPACITY = "capacity"
    CITY = "city"
    SCHOOLS = "barred_schools"
    LETTER = "letter"


SEVERAL = (Column.CATEGORIES, Column.LANGUAGES, Column.SCHOOLS)
"""What may stand in several columns: “forms” beside “age groups”, “first language” beside “others”."""
_WORDS = (Column.NAME, Column.GIVEN_NAME, Column.FAMILY_NAME)

HEADERS: dict[Column, str] = {
    Column.EMAIL: (
        "email,e-mail,mail,e-mail address,email address,address,adresse,adresse e-mail,courriel,"
        "adresse électronique,mél,e-mail-adresse,mailadresse,correo,correo electrónico,"
        "posta elettronica,indirizzo e-mail,endereço de e-mail,adres e-mail,e-mailová adresa,"
        "e-mail cím,sähköposti,e-post,epost,e-postadress,ηλεκτρονική διεύθυνση,email διεύθυνση,почта,"
        "эл. почта,электронная почта,пошта,електронна пошта,имейл,e-pošta,e-posta,البريد الإلكتروني,"
        "דוא״ל,ელფოსტა,էլ. փոստ"
    ),
    Column.GIVEN_NAME: (
        "given name,first name,firstname,forename,prénom,vorname,voornaam,nombre,imię,jméno,"
        "keresztnév,etunimi,förnamn,fornavn,όνομα,имя,ім'я,име,ime,prenume,ad,الاسم الأول,שם פרטי"
    ),
    Column.FAMILY_NAME: (
        "family name,last name,lastname,surname,nom de famille,nachname,familienname,achternaam,"
        "apellidos,apellido,cognome,apelido,sobrenome,nazwisko,příjmení,priezvisko,vezetéknév,"
        "sukunimi,efternamn,etternavn,επώνυμο,фамилия,прізвище,prezime,priimek,soyad,اسم العائلة,"
        "שם משפחה"
    ),
    Column.NAME: (
        "name,full name,judge,juror,jury member,person,nom,nom et prénom,nom complet,juré,jurée,"
        "membre du jury,naam,nombre y apellidos,nombre completo,nome,nome e cognome,nome completo,"
        "imię i nazwisko,jméno a příjmení,név,nimi,namn,navn,ονοματεπώνυμο,фио,піб,име и фамилия,"
        "ime i prezime,nume,ad soyad,الاسم,שם,სახელი,անուն"
    ),
    Column.LANGUAGES: (
        "languages,language,languages read,reads,reading languages,first language,other languages,"
        "mother tongue,langues,langue,langues lues,langue maternelle,autres langues,sprachen,sprache,"
        "muttersprache,weitere sprachen,talen,taal,idiomas,idioma,lenguas,lingue,lingua,línguas,"
        "języki,język,jazyky,jazyk,nyelvek,nyelv,kielet,kieli,språk,sprog,γλώσσες,γλώσσα,языки,язык,"
        "мови,мова,езици,jezici,jeziki,limbi,diller,dil,اللغات,שפות,ენები,լեզուներ"
    ),
    Column.CATEGORIES: (
        "categories,category,forms,form,age groups,age group,ages,genres,genre,catégories,catégorie,"
        "formes,forme,groupes d'âge,groupe d'âge,tranches d'âge,tranche d'âge,âges,kategorien,"
        "kategorie,formen,gattungen,altersgruppen,altersgruppe,categorieën,leeftijdsgroepen,"
        "categorías,categoría,géneros,grupos de edad,categorie,categoria,generi,fasce d'età,"
        "categorias,faixas etárias,kategorie wiekowe,formy,grupy wiekowe,kategória,kategóriák,"
        "korcsoportok,sarjat,ikäryhmät,kategorier,åldersgrupper,κατηγορίες,ηλικίες,категории,"
        "возрастные группы,категорії,вікові групи,kategorije"
    ),
    Column.CAPACITY: (
        "capacity,how many,how many entries,entries,number,number of entries,maximum,max,at most,"
        "places,capacité,nombre,nombre d'œuvres,combien,kapazität,anzahl,wie viele,höchstens,aantal,"
        "capaciteit,capacidad,cuántos,número,capacità,quante opere,capacidade,quantos,liczba,"
        "liczba prac,kapacita,počet,kapacitás,kapasiteetti,kapacitet,antal,antall,χωρητικότητα,"
        "αριθμός,количество,сколько,кількість,скільки,broj"
    ),
    Column.CITY: (
        "city,town,own city,ville,commune,stadt,ort,wohnort,stad,woonplaats,ciudad,città,comune,"
        "cidade,miasto,město,mesto,város,kaupunki,by,πόλη,город,місто,град,grad,oraș,şehir,المدينة,"
        "עיר"
    ),
    Column.SCHOOLS: (
        "barred schools,barred school,barred_schools,schools,school,conflicts,conflict,"
        "conflicts of interest,schools barred,not from,écoles exclues,écoles,école,conflits,"
        "conflits d'intérêts,schulen,schule,ausgeschlossene schulen,befangenheit,scholen,escuelas,"
        "scuole,escolas,szkoły,školy,iskolák,koulut,skolor,skoler,σχολεία,школы,школи,škole"
    ),
    Column.LETTER: (
        "letter,language of the letter,letter language,locale,correspondence,langue de la lettre,"
        "langue de correspondance,sprache des briefs,korrespondenzsprache"
    ),
}


def header_key(header: str) -> str:
    """Return a header as it is compared: without case, accents and marks."""
    return " ".join(re.sub(r"[_\-()\[\]/]", " ", plain(header)).strip(" .:*?!").split())


_BY_WORD = {
    header_key(word): column for column, words in reversed(HEADERS.items()) for word in words.split(",")
}


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the position of the row that names the columns, from 1; 0 where none does."""
    known = [sum(_by_header(cell) is not None for cell in row) for row in rows[:HEADER_WITHIN]]
    best = max(known, default=0)
    return known.index(best) + 1 if best else 0


def guess(rows: Sequence[Sequence[str]], header: int) -> list[Column]:
    """Return what each column holds: by its header, else by its cells; nothing twice that cannot be."""
    width = len(rows[0]) if rows else 0
    body = rows[header:][:_LOOKED_AT]
    found: list[Column] = []
    for position in range(width):
        head = rows[header - 1][position] if header else ""
        values = [row[position].strip() for row in body if row[position].strip()]
        column = _by_header(head) or (Column.IGNORE if head.strip() else _by_cells(values))
        if column is not Column.EMAIL and _are_addresses(values):
            column = Column.EMAIL
        if column in _WORDS and any(value.isdecimal() for value in values):
            column = Column.CAPACITY  # “nombre” is a name in Spanish and a number in French
        found.append(Column.IGNORE if column in found and column not in SEVERAL else column)
    return found


def _by_header(header: str) -> Column | None:
    """Return what a header says: by all its words, else without what stands in brackets."""
    for said in (header, header.partition("(")[0]):
        if column := _BY_WORD.get(header_key(said)):
            return column
    return None


def _by_cells(values: Sequence[str]) -> Column:
    if _are_addresses(values):
        return Column.EMAIL
    return Column.CAPACITY if values and all(value.isdecimal() for value in values) else Column.IGNORE


def _are_addresses(values: Sequence[str]) -> bool:
    return bool(values) and sum("@" in value for value in values) * 10 >= len(values) * 7
