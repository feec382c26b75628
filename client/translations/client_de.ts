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
</context>
</TS>
