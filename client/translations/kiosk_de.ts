<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>FollowCard</name>
    <message>
        <source>Follow on
your phone</source>
        <translation>Am Handy
verfolgen</translation>
    </message>
    <message>
        <source>Scan to follow on your phone.</source>
        <translation>Scannen und am Handy verfolgen.</translation>
    </message>
    <message>
        <source>Scan with the camera.
No app needed.</source>
        <translation>Mit der Kamera scannen.
Keine App nötig.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join by phone</source>
        <translation>Mit dem Handy</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>Ohne App</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Now Serving: kiosk</source>
        <translation>Now Serving: Kiosk</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Touch a key</source>
        <translation>Taste berühren</translation>
    </message>
    <message>
        <source>Take your number</source>
        <translation>Nummer ziehen</translation>
    </message>
    <message>
        <source>Watch the screen</source>
        <translation>Anzeige beachten</translation>
    </message>
</context>
<context>
    <name>NoPaper</name>
    <message>
        <source>No paper:
photograph it.</source>
        <translation>Kein Papier:
bitte fotografieren.</translation>
    </message>
    <message>
        <source>Or write down %1. Your place is safe.</source>
        <translation>Oder schreiben Sie %1 auf. Ihr Platz ist sicher.</translation>
    </message>
</context>
<context>
    <name>NumberHand</name>
    <message>
        <source>The wait is not known.</source>
        <translation>Die Wartezeit ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Less than %1 minutes</source>
        <translation>Weniger als %1 Minuten</translation>
    </message>
    <message>
        <source>About %1 minutes</source>
        <translation>Etwa %1 Minuten</translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>Etwa %1–%2 Minuten</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>Niemand ist vor Ihnen.</translation>
    </message>
    <message>
        <source>1 person is ahead of you.</source>
        <translation>1 Person ist vor Ihnen.</translation>
    </message>
    <message>
        <source>%1 people are ahead of you.</source>
        <translation>%1 Personen sind vor Ihnen.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>Warten Sie hier: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>Bitte nehmen Sie Platz.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>Nehmen Sie Ihren Zettel.</translation>
    </message>
    <message>
        <source>Your slip is on its way.</source>
        <translation>Ihr Zettel kommt.</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>Achten Sie am großen Bildschirm auf %1.</translation>
    </message>
    <message>
        <source>I noted it</source>
        <translation>Ich habe sie notiert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>This page stays until you touch the key.</source>
        <translation>Diese Seite bleibt, bis Sie die Taste berühren.</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>Schließt in %1&#xa0;s. Zum Behalten berühren.</translation>
    </message>
</context>
<context>
    <name>NumberVoice</name>
    <message>
        <source>You already have</source>
        <translation>Sie haben schon</translation>
    </message>
    <message>
        <source>Your number is</source>
        <translation>Ihre Nummer ist</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>Nobody waiting</source>
        <translation>Niemand wartet</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>Keine neuen Nummern</translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>Kein Schalter offen</translation>
    </message>
    <message>
        <source>less than %1 minutes</source>
        <translation>weniger als %1 Minuten</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>etwa %1 Minuten</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>Letzte Nummern</translation>
    </message>
</context>
<context>
    <name>OfferedWords</name>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Or ask at a desk.</source>
        <translation>Oder fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>Staff can help you at once.</source>
        <translation>Am Schalter hilft man Ihnen sofort.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>Am Schalter bekommen Sie eine Nummer.</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>Wählen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The list is up to date now.</source>
        <translation>Die Liste ist jetzt aktuell.</translation>
    </message>
    <message>
        <source>No new
numbers.</source>
        <translation>Keine neuen
Nummern.</translation>
    </message>
    <message>
        <source>This queue is closed.</source>
        <translation>Diese Schlange ist geschlossen.</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1: geschlossen.</translation>
    </message>
    <message>
        <source>Staff can help you further.</source>
        <translation>Am Schalter hilft man Ihnen weiter.</translation>
    </message>
    <message>
        <source>This service
is closed.</source>
        <translation>Hier ist gerade
geschlossen.</translation>
    </message>
    <message>
        <source>It has just closed.</source>
        <translation>Es wurde gerade geschlossen.</translation>
    </message>
    <message>
        <source>Choose another service.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Or come back when this one is open.</source>
        <translation>Oder kommen Sie wieder, wenn geöffnet ist.</translation>
    </message>
    <message>
        <source>The queue
is full.</source>
        <translation>Die Schlange
ist voll.</translation>
    </message>
    <message>
        <source>Nobody more fits in just now.</source>
        <translation>Gerade ist kein Platz mehr frei.</translation>
    </message>
    <message>
        <source>Come back a little later.</source>
        <translation>Kommen Sie etwas später wieder.</translation>
    </message>
    <message>
        <source>Places become free as people are served.</source>
        <translation>Plätze werden frei, sobald jemand bedient ist.</translation>
    </message>
    <message>
        <source>Not offered
any more.</source>
        <translation>Nicht mehr im
Angebot.</translation>
    </message>
    <message>
        <source>This was taken off the list just now.</source>
        <translation>Das wurde gerade aus der Liste genommen.</translation>
    </message>
    <message>
        <source>No answer
came.</source>
        <translation>Es kam keine
Antwort.</translation>
    </message>
    <message>
        <source>You have no number.</source>
        <translation>Sie haben keine Nummer.</translation>
    </message>
    <message>
        <source>Please ask
at a desk.</source>
        <translation>Bitte fragen Sie
am Schalter.</translation>
    </message>
    <message>
        <source>This kiosk may not give numbers.</source>
        <translation>Dieser Kiosk darf keine Nummern geben.</translation>
    </message>
    <message>
        <source>For staff: this kiosk must be enrolled again.</source>
        <translation>Für das Personal: Dieser Kiosk muss neu angemeldet werden.</translation>
    </message>
    <message>
        <source>No number
was given.</source>
        <translation>Sie haben keine
Nummer bekommen.</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>Noch keine Verbindung.</translation>
    </message>
    <message>
        <source>This kiosk goes on by itself as soon as it can.</source>
        <translation>Dieser Kiosk geht von selbst weiter, sobald es möglich ist.</translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation>Es dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Then the services stand here.</source>
        <translation>Dann stehen hier die Angebote.</translation>
    </message>
    <message>
        <source>In a hurry?</source>
        <translation>Eilig?</translation>
    </message>
    <message>
        <source>Your number stays valid.</source>
        <translation>Ihre Nummer bleibt gültig.</translation>
    </message>
    <message>
        <source>Have you taken one already? Keep it and wait: staff will call you.</source>
        <translation>Haben Sie schon eine? Behalten Sie sie und warten Sie: Sie werden aufgerufen.</translation>
    </message>
    <message>
        <source>No number yet?</source>
        <translation>Noch keine Nummer?</translation>
    </message>
    <message>
        <source>Ask at a desk. Staff know how it goes on.</source>
        <translation>Fragen Sie am Schalter. Man weiß dort, wie es weitergeht.</translation>
    </message>
    <message>
        <source>Not connected since %1.</source>
        <translation>Keine Verbindung seit %1.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now.</source>
        <translation>Dieser Kiosk gibt jetzt keine Nummern.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>Es dauert länger als sonst.</translation>
    </message>
    <message>
        <source>Your number is coming.</source>
        <translation>Ihre Nummer kommt.</translation>
    </message>
    <message>
        <source>This kiosk is starting.</source>
        <translation>Dieser Kiosk startet.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>Schließt in %1&#xa0;s. Zum Behalten berühren.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Please stay here.</source>
        <translation>Bitte bleiben Sie hier.</translation>
    </message>
    <message>
        <source>The kiosk keeps asking by itself. One touch was enough.</source>
        <translation>Der Kiosk fragt von selbst weiter. Einmal berühren genügt.</translation>
    </message>
    <message>
        <source>Or ask at a desk.</source>
        <translation>Oder fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>Am Schalter bekommen Sie eine Nummer.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>Keine neuen Nummern</translation>
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
        <source>Back to the start in %1&#xa0;s. Touch to stay.</source>
        <translation>Zum Anfang in %1&#xa0;s. Zum Bleiben berühren.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>Wer wartet, kommt noch dran. %1</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Jetzt keine neuen Nummern.</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>Wählen Sie, wohin Sie möchten.</translation>
    </message>
    <message>
        <source>Touch what you need and take a number.</source>
        <translation>Berühren Sie, was Sie brauchen, und ziehen Sie eine Nummer.</translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>Mit dem Handy</translation>
    </message>
</context>
</TS>
