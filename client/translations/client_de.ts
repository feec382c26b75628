<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>Opens today at {time}</source>
        <translation>Öffnet heute um {time}</translation>
    </message>
    <message>
        <source>Opens tomorrow at {time}</source>
        <translation>Öffnet morgen um {time}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday}, {day}. {month}</translation>
    </message>
    <message>
        <source>Opens {day} at {time}</source>
        <translation>Öffnet {day} um {time}</translation>
    </message>
    <message>
        <source>Last numbers until {time}.</source>
        <translation>Letzte Nummern bis {time}.</translation>
    </message>
    <message>
        <source>The last numbers are given now.</source>
        <translation>Jetzt gibt es die letzten Nummern.</translation>
    </message>
    <message>
        <source>No new numbers until {time}. Those who wait are served.</source>
        <translation>Keine neuen Nummern bis {time}. Wer wartet, kommt noch dran.</translation>
    </message>
    <message>
        <source>No new numbers today. Those who wait are served.</source>
        <translation>Heute keine neuen Nummern. Wer wartet, kommt noch dran.</translation>
    </message>
    <message>
        <source>Closed. {opens}.</source>
        <translation>Geschlossen. {opens}.</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>Geschlossen.</translation>
    </message>
    <message>
        <source>Those who wait are served.</source>
        <translation>Wer wartet, kommt noch dran.</translation>
    </message>
    <message>
        <source>{opens}.</source>
        <translation>{opens}.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>Stellplatz</translation>
    </message>
    <message>
        <source>Where is the server?</source>
        <translation>Wo ist der Server?</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now. Please ask at a desk.</source>
        <translation>Dieser Kiosk gibt jetzt keine Nummern. Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>This screen shows no calls now. Please ask at a desk.</source>
        <translation>Dieser Bildschirm zeigt jetzt keine Aufrufe. Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>The server does not know this kiosk any more</source>
        <translation>Der Server kennt diesen Kiosk nicht mehr</translation>
    </message>
    <message>
        <source>The server does not know this wall any more</source>
        <translation>Der Server kennt diese Anzeige nicht mehr</translation>
    </message>
    <message>
        <source>Pair this kiosk</source>
        <translation>Kiosk koppeln</translation>
    </message>
    <message>
        <source>Pair this wall</source>
        <translation>Anzeige koppeln</translation>
    </message>
    <message>
        <source>In the console, open Administration › Devices.</source>
        <translation>In der Konsole öffnen: Administration › Devices.</translation>
    </message>
    <message>
        <source>Type {code}</source>
        <translation>{code} eingeben</translation>
    </message>
    <message>
        <source>Compare the number: the console must show {check} too. Only then approve.</source>
        <translation>Zahl vergleichen: Auch die Konsole muss {check} zeigen. Erst dann freigeben.</translation>
    </message>
    <message>
        <source>Waiting for a manager to approve</source>
        <translation>Wartet auf die Freigabe der Leitung</translation>
    </message>
    <message>
        <source>Approved as “{name}”. It starts now.</source>
        <translation>Freigegeben als „{name}“. Das Gerät startet jetzt.</translation>
    </message>
    <message>
        <source>A manager has refused. A new code comes in a moment.</source>
        <translation>Die Leitung hat abgelehnt. Gleich kommt ein neuer Code.</translation>
    </message>
    <message>
        <source>The code has ended unused. A new one comes by itself.</source>
        <translation>Der Code ist ungenutzt abgelaufen. Ein neuer kommt von selbst.</translation>
    </message>
    <message>
        <source>Asking the server for a code …</source>
        <translation>Der Code wird vom Server geholt …</translation>
    </message>
    <message>
        <source>The server does not answer. It is asked again by itself.</source>
        <translation>Der Server antwortet nicht. Er wird von selbst wieder gefragt.</translation>
    </message>
    <message>
        <source>The server does not answer, as of {clock}. It is asked again by itself.</source>
        <translation>Der Server antwortet seit {clock} nicht. Er wird von selbst wieder gefragt.</translation>
    </message>
    <message>
        <source>The code holds for {clock}; then a new one comes by itself.</source>
        <translation>Der Code gilt noch {clock} Minuten; dann kommt von selbst ein neuer.</translation>
    </message>
    <message>
        <source>That is no address. Write it like http://192.168.1.10:8080</source>
        <translation>Das ist keine Adresse. Schreiben Sie sie so: http://192.168.1.10:8080</translation>
    </message>
    <message>
        <source>The server says its address when it starts, such as http://192.168.1.10:8080</source>
        <translation>Der Server nennt seine Adresse beim Start, zum Beispiel http://192.168.1.10:8080</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>Now Serving: pairing</source>
        <translation>Now Serving: Kopplung</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
</context>
<context>
    <name>PairingAddress</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>PairingCode</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Number to compare</source>
        <translation>Zahl zum Vergleichen</translation>
    </message>
</context>
</TS>
