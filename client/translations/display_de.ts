<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>CallList</name>
    <message>
        <source>Calls as of %1</source>
        <translation>Aufrufe, Stand %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Your number will appear here.</source>
        <translation>Ihre Nummer erscheint hier.</translation>
    </message>
</context>
<context>
    <name>FewRows</name>
    <message>
        <source>Few rows: %1</source>
        <translation>Wenig Zeilen: %1</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>This screen is starting.</source>
        <translation>Dieser Bildschirm startet.</translation>
    </message>
    <message>
        <source>This screen is not connected.</source>
        <translation>Dieser Bildschirm ist nicht verbunden.</translation>
    </message>
    <message>
        <source>This screen is for %1. No service point is there.</source>
        <translation>Dieser Bildschirm ist für %1. Dort gibt es keine Servicestelle.</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Jetzt keine neuen Nummern.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Take a number, please.</source>
        <translation>Bitte ziehen Sie eine Nummer.</translation>
    </message>
    <message>
        <source>Take a number, or scan the code to join.</source>
        <translation>Ziehen Sie eine Nummer oder scannen Sie den Code.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Now serving</source>
        <translation>Jetzt an der Reihe</translation>
    </message>
    <message>
        <source>Now %1, not %2</source>
        <translation>Jetzt %1, nicht %2</translation>
    </message>
    <message>
        <source>2nd call</source>
        <translation>2. Aufruf</translation>
    </message>
    <message>
        <source>3rd call</source>
        <translation>3. Aufruf</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Aufruf %1</translation>
    </message>
</context>
<context>
    <name>JoinTile</name>
    <message>
        <source>Join by phone</source>
        <translation>Mit dem Handy</translation>
    </message>
    <message>
        <source>Join: %1</source>
        <translation>Anstellen: %1</translation>
    </message>
</context>
<context>
    <name>NotLive</name>
    <message>
        <source>Not live.</source>
        <translation>Nicht aktuell.</translation>
    </message>
    <message>
        <source>Staff call
by voice.</source>
        <translation>Aufruf durch
Zuruf.</translation>
    </message>
    <message>
        <source>Keep your
number.</source>
        <translation>Behalten Sie
Ihre Nummer.</translation>
    </message>
</context>
<context>
    <name>ServiceLine</name>
    <message>
        <source>Join now</source>
        <translation>Jetzt anstellen</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>Letzte Nummern</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>Keine neuen Nummern</translation>
    </message>
    <message>
        <source>No desk is open</source>
        <translation>Kein Schalter offen</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>nächste %1</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>niemand wartet</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>join now: less than %1 minutes</source>
        <translation>jetzt anstellen: unter %1 Minuten</translation>
    </message>
    <message>
        <source>join now: %1 minutes</source>
        <translation>jetzt anstellen: %1 Minuten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Niemand wartet</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
</context>
<context>
    <name>SoundOff</name>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Stimme aus</translation>
    </message>
</context>
<context>
    <name>Ticker</name>
    <message>
        <source>Not live since %1.</source>
        <translation>Nicht aktuell seit %1.</translation>
    </message>
</context>
<context>
    <name>UprightHeader</name>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Now Serving: display</source>
        <translation>Now Serving: Anzeige</translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>Please wait.
Not called yet.</source>
        <translation>Bitte warten.
Noch nicht aufgerufen.</translation>
    </message>
</context>
</TS>
