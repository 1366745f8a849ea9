"""The words that head the columns of scripts, in six languages; the first ones count more.

English, Spanish, Catalan, French, Dutch and German stand together: planners mix them. Written as
people write them; ``headings`` takes accents, capitals, plurals and brackets off.
"""

from typing import Final

SYNONYMS: Final[dict[str, str]] = {
    "number": (
        "number | no | # | msel # | msel no | msel number | inject # | inject no | inject"
        " number | inj # | inj no | inj number | event # | event no | event number | control"
        " number | serial | serial number | serial no | seq no | seq | sequence | sequence"
        " number | id | inject id | event id | source reference | reference | ref | n.º | núm. |"
        " número | orden | numéro | ordre | nr | nummer | volgnummer | lfd. Nr. | Einlage-Nr. |"
        " laufende Nummer"
    ),
    "title": (
        "title | inject title | event title | inject name | event name | action to be taken |"
        " headline | título | titre | intitulé | titel | name | event | event / inject | inject |"
        " incident | key event | subject | incidencia | inyecto | évènement | événement |"
        " incidencia / inyecto | títol | incidència | incident | gebeurtenis | incidente | Ereignis"
        " | asunto | objet | onderwerp | Betreff | action | activity | what | acción | actividad |"
        " qué | quoi | actie | wat | was | Aktion"
    ),
    "synopsis": (
        "description | desc | event description | inject description | event synopsis | inject"
        " synopsis | synopsis | event summary | inject summary | summary | descripción | resumen |"
        " descripció | resum | synthèse | action/incident | omschrijving | beschrijving |"
        " Beschreibung | Lage | Sachverhalt | situation | situación | situatie | detalle"
    ),
    "text": (
        "message | script | description/script | narrative | implementer (actual narrative) |"
        " implementer/narrative | implementer | actual narrative | inject text | text | content |"
        " details | detailed statement | message text | message to players | mensaje | texto |"
        " missatge | text del missatge | guió | texto del mensaje | guion | stimuli | stimulus |"
        " texte | contenu | contenido | bericht | spelbericht | tekst | Meldung | Einlage |"
        " Einspielung | Meldungstext | Text der Meldung | Inhalt | inhoud"
    ),
    "time": (
        "time | planned time | scheduled time | event time | inject time | delivery time | local"
        " time | start time | inject dtg | dtg | actual dtg | date time | date and time | date/time"
        " | timeline | wall clock | real time | scheduled | time of day | t | t+ | start | hora |"
        " hora prevista | hora d'inici | hora de inicio | fecha y hora | data i hora | horario |"
        " horaire | heure | heure de jeu | heure prévue | date et heure | tijd | tijdstip |"
        " oefentijd | datum en tijd | Zeit | Uhrzeit | Übungszeit | Zeitpunkt | Datum und Uhrzeit |"
        " exercise time | tiempo | minute | min | when | momento | moment | cuándo | quan | quand |"
        " wanneer | wann"
    ),
    "day": (
        "day | date | exercise day | scenario day | exercise date | event date | scheduled date"
        " | día | fecha | data | dia | jour | dag | datum | Tag"
    ),
    "scenario_time": (
        "scenario time | designated scenario time | simulated time | sim time | story time | hora"
        " del escenario | hora de l'escenari | hora fictícia | heure du scénario | heure fictive |"
        " scenariotijd | Szenariozeit | Lagezeit"
    ),
    "sender": (
        "from | from org | send from | sent from | sender | source | send from (simulated) |"
        " originator | initiated by | de | remitente | remitent | origen | émetteur | expéditeur |"
        " van | afzender | von | Absender"
    ),
    "to": (
        "to | to org | send to | sent to | send to (recipient players) | recipient | recipient"
        " player | receiver | target | intended player | player | team | audience | addressee | for"
        " | agency | to agency | a | para | destinatario | destinatari | per a | destinatario(s) |"
        " organismo | à | destinataire | destinataire(s) | pour | aan | ontvanger | equipo | équipe"
        " | dienst | an | Empfänger | Adressat | Behörde | agencia | servicio | servei | organisme"
        " | discipline | Dienststelle | Fachdienst"
    ),
    "delivered_by": (
        "controller | responsible controller | injected by | injected by (responsible"
        " controller) | inject implementer | delivered by | assigned to | owner | poc | inject"
        " poc | responsible | controlador/a | controlador | responsable | animateur | injecté"
        " par | oefenbegeleider | ingebracht door | Übungssteuerer | Übungssteuerer/in |"
        " eingespielt durch"
    ),
    "method": (
        "method | delivery method | method of delivery | inject method | inject mode | mode |"
        " delivery mode | delivery | means | modality | channel | medio | mitjà | canal | vía |"
        " modo | moyen | vecteur | support | middel | kanaal | wijze | Mittel | Kanal |"
        " Übermittlung"
    ),
    "kind": (
        "type | inject type | event type | kind | category | tipo | tipus | nature | soort | Art |"
        " Typ | Einlageart"
    ),
    "expected": (
        "expected action | expected outcome | expected response | expected participant response |"
        " expected player action | expected player response | expected reaction | expected reaction"
        " to inject | anticipated response | anticipated action | remarks/expected outcome |"
        " expected result | expected action/response | expectation description | expected decision"
        " | player response | player action | reacción esperada | reacció esperada | acció esperada"
        " | resposta esperada | actuació esperada | decisió esperada | acción esperada | acciones"
        " esperadas | reacciones esperadas | respuesta esperada | actuación esperada | decisión"
        " esperada | réaction attendue | action attendue | résultat attendu | verwachte actie |"
        " verwachte acties | verwachte reactie | erwartete Reaktion | erwartete Reaktionen |"
        " erwartete Maßnahme | erwartete Maßnahmen | livrable | respuesta prevista | acción"
        " prevista | actuación prevista | décision attendue | effet attendu | verwacht resultaat |"
        " verwachte beslissing | erwartetes Verhalten | erwartete Entscheidung"
    ),
    "target": (
        "target time | target minutes | time limit | maximum minutes | maximum minutes for"
        " discussion | deadline | target min | tiempo objetivo | plazo | termini | délai | délai"
        " attendu | doeltijd | norm | Zielzeit | Frist"
    ),
    "objective": (
        "objective | exercise objective | obj | objective supported | 1st objective supported |"
        " 2nd objective supported | objetivo | objectiu | objectif | oefendoel | Übungsziel"
    ),
    "capability": (
        "core capability | capability | critical task | esf | measure of performance | task |"
        " capacidad | tarea | capacitat | tasca | capacité | tâche | capaciteit | taak | Fähigkeit"
        " | Aufgabe"
    ),
    "storyline": (
        "storyline | storyline/thread | thread | track | lane | group | hilo argumental | fil"
        " argumental | hilo | fil conducteur | trame | verhaallijn | Handlungsstrang"
    ),
    "phase": (
        "phase | exercise phase | module | move | stage | fase | módulo | mòdul | séquence |"
        " Abschnitt"
    ),
    "location": (
        "location | location name | venue | place | event location | impacted event"
        " location/venue | lugar | lloc | lieu | site | locatie | plaats | Ort"
    ),
    "notes": (
        "notes | controller notes | comments/notes | notes/remarks | remarks | comments | comment"
        " | questions/comments | background information | assumptions | notas | observaciones |"
        " comentarios | observacions | comentaris | remarques | commentaire | opmerkingen |"
        " Bemerkungen | Bemerkung | Hinweis"
    ),
    "questions": (
        "discussion questions | questions | learning points | preguntas | preguntes | vragen |"
        " Fragen"
    ),
    "trigger": (
        "trigger | trigger type | fire mode | activation | activación | activació | déclencheur |"
        " Auslöser"
    ),
    "priority": "priority | importance | prioridad | prioritat | priorité | prioriteit | Priorität",
    "status": "status | state | done/to do | estado | estat | statut | état | Stand",
    "attachment": (
        "attachment | photo | picture name | picture | file | adjunto | adjunt | pièce jointe |"
        " bijlage | Anlage"
    ),
    "author": (
        "author | inject author | created by | autor | auteur | rédacteur | opsteller |"
        " Verfasser | Verfasser/in"
    ),
    "end": (
        "end time | finish time | end | hora de fin | hora de fi | heure de fin | eindtijd |"
        " Endzeit | Ende"
    ),
    "duration": "duration | duración | durada | durée | duur | Dauer",
}

ALONE: Final = (
    "a accion actie action actividad activity agency aktion art category content cuando data de"
    " delivery detail dienst discipline end event exercise file for from group incident inject"
    " lage lane mean minute mode moment momento msel name order over para place player pour"
    " quan quand quoi real reference responsible scheduled servei servicio site situation source"
    " stage stand start state subject summary support target task team text track type wann"
    " wanneer what when"
)

# These say nothing about a longer heading that holds them ("Inject Owner", "Comments to control").
ONLY_ALONE: Final = frozenset(ALONE.split())

STRANGERS: Final[dict[str, str]] = {
    "tracker": (
        "request | request # | request number | requested by | requestor | county | equipment |"
        " personnel | mission | mission # | mission number | open/closed | resource | quantity |"
        " eta | requested | date requested | tasked unit | unit assigned | demobilized | closed"
    ),
    "roster": (
        "first name | last name | surname | rank | phone | telephone | mobile | cell | e-mail |"
        " email | position | shift | role | organisation | organization | arrival | signature |"
        " teléfono | nom | prénom | fonction | naam | voornaam | functie | Vorname | Nachname |"
        " Funktion | Telefon | apellido | nombre | cognom | càrrec | cargo"
    ),
    "cards": (
        "card | card number | character | actor | age | gender | sex | injury | injuries |"
        " symptom | triage | pulse | vital signs | costume | make-up | moulage | what you know |"
        " personality"
    ),
    "features": (
        "feature | user story | story points | sprint | estimate | release | acceptance"
        " criteria | epic | assignee | version | requirement | component"
    ),
    "accounts": (
        "amount | price | total | cost | invoice | qty | vat | balance | debit | credit | account"
        " | unit price | hours | rate | importe | precio | preu | montant | prix | bedrag"
        " | Betrag | Preis"
    ),
}
