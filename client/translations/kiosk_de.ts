<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>I use a wheelchair</source>
        <translation>Ich komme im Rollstuhl</translation>
    </message>
    <message>
        <source>We call you to a desk with room.</source>
        <translation>Wir rufen Sie an einen Schalter mit Platz.</translation>
    </message>
    <message>
        <source>I do not hear well</source>
        <translation>Ich höre schlecht</translation>
    </message>
    <message>
        <source>We look at you when we speak.</source>
        <translation>Wir sehen Sie beim Sprechen an.</translation>
    </message>
    <message>
        <source>I do not see well</source>
        <translation>Ich sehe schlecht</translation>
    </message>
    <message>
        <source>Somebody fetches you here.</source>
        <translation>Jemand holt Sie hier ab.</translation>
    </message>
    <message>
        <source>I walk slowly</source>
        <translation>Ich gehe langsam</translation>
    </message>
    <message>
        <source>We give you more time.</source>
        <translation>Wir geben Ihnen mehr Zeit.</translation>
    </message>
    <message>
        <source>Not connected since {time}.</source>
        <translation>Keine Verbindung seit {time}.</translation>
    </message>
    <message>
        <source>No new numbers are given now. You are served.</source>
        <translation>Es gibt keine neuen Nummern mehr. Sie kommen noch dran.</translation>
    </message>
    <message>
        <source>You are not called before {time}.</source>
        <translation>Sie werden nicht vor {time} aufgerufen.</translation>
    </message>
    <message>
        <source>Wait here: {place}</source>
        <translation>Warten Sie hier: {place}</translation>
    </message>
    <message>
        <source>Watch the big screen for {number}.</source>
        <translation>Achten Sie am großen Bildschirm auf {number}.</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Termin um {time} Uhr</translation>
    </message>
    <message>
        <source>We call you at about that time.</source>
        <translation>Wir rufen Sie etwa um diese Zeit.</translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>Sie sind als Nächstes dran.</translation>
    </message>
    <message>
        <source>We are working out your wait.</source>
        <translation>Wir berechnen Ihre Wartezeit.</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>Die Wartezeit ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Less than {minutes} minutes</source>
        <translation>Weniger als {minutes} Minuten</translation>
    </message>
    <message>
        <source>About {minutes} minutes</source>
        <translation>Etwa {minutes} Minuten</translation>
    </message>
    <message>
        <source>We keep your place until {time}.</source>
        <translation>Ihr Platz bleibt bis {time} frei.</translation>
    </message>
    <message>
        <source>Your turn has come.</source>
        <translation>Sie sind an der Reihe.</translation>
    </message>
    <message>
        <source>Away until {time}</source>
        <translation>Abwesend bis {time}</translation>
    </message>
    <message>
        <source>Your place is kept. You are not called before.</source>
        <translation>Ihr Platz bleibt. Vorher werden Sie nicht aufgerufen.</translation>
    </message>
    <message>
        <source>Please go to {desk} now.</source>
        <translation>Bitte gehen Sie jetzt zu: {desk}.</translation>
    </message>
    <message>
        <source>They wait for you until {time}.</source>
        <translation>Man wartet bis {time} auf Sie.</translation>
    </message>
    <message>
        <source>Please hurry: they have waited for a while.</source>
        <translation>Bitte beeilen Sie sich: Man wartet schon.</translation>
    </message>
    <message>
        <source>It is your turn.</source>
        <translation>Sie sind dran.</translation>
    </message>
    <message>
        <source>You are expected at {desk}.</source>
        <translation>Man erwartet Sie hier: {desk}.</translation>
    </message>
    <message>
        <source>It goes on at about {time}</source>
        <translation>Es geht weiter gegen {time}</translation>
    </message>
    <message>
        <source>It goes on soon.</source>
        <translation>Es geht bald weiter.</translation>
    </message>
    <message>
        <source>Please stay near. You are called again.</source>
        <translation>Bleiben Sie in der Nähe. Sie werden wieder gerufen.</translation>
    </message>
    <message>
        <source>We called you at {time}.</source>
        <translation>Wir haben Sie um {time} aufgerufen.</translation>
    </message>
    <message>
        <source>Your place is kept until {time}.</source>
        <translation>Ihr Platz bleibt bis {time}.</translation>
    </message>
    <message>
        <source>Take a new number if you need one.</source>
        <translation>Ziehen Sie eine neue Nummer, wenn Sie eine brauchen.</translation>
    </message>
    <message>
        <source>Hold your confirmation to the reader.</source>
        <translation>Halten Sie Ihre Bestätigung an den Leser.</translation>
    </message>
    <message>
        <source>It reads the square code, from paper or from your phone.</source>
        <translation>Er liest den Code, vom Papier oder vom Handy.</translation>
    </message>
    <message>
        <source>Which one is yours?</source>
        <translation>Welcher ist Ihrer?</translation>
    </message>
    <message>
        <source>Touch it to go on.</source>
        <translation>Berühren Sie ihn, dann geht es weiter.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>Es dauert länger als sonst.</translation>
    </message>
    <message>
        <source>We look for it.</source>
        <translation>Wir suchen ihn.</translation>
    </message>
    <message>
        <source>One sign is not right.</source>
        <translation>Ein Zeichen stimmt nicht.</translation>
    </message>
    <message>
        <source>Compare the number with your confirmation.</source>
        <translation>Vergleichen Sie die Nummer mit Ihrer Bestätigung.</translation>
    </message>
    <message>
        <source>We find no reservation.</source>
        <translation>Wir finden keinen Termin.</translation>
    </message>
    <message>
        <source>Try another way, or ask a person.</source>
        <translation>Versuchen Sie es anders oder fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>Please ask a person.</source>
        <translation>Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>They find your reservation by your name.</source>
        <translation>Man findet Ihren Termin mit Ihrem Namen.</translation>
    </message>
    <message>
        <source>Your reservation is safe. Please ask a person.</source>
        <translation>Ihr Termin ist sicher. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>This is a video meeting.</source>
        <translation>Dieser Termin ist per Video.</translation>
    </message>
    <message>
        <source>Open the link in your confirmation. You need not be here.</source>
        <translation>Öffnen Sie den Link in Ihrer Bestätigung. Sie müssen nicht hier sein.</translation>
    </message>
    <message>
        <source>You have your number already. We print it again.</source>
        <translation>Sie haben schon eine Nummer. Wir drucken sie neu.</translation>
    </message>
    <message>
        <source>Print my number again</source>
        <translation>Meine Nummer neu drucken</translation>
    </message>
    <message>
        <source>Is this your reservation?</source>
        <translation>Ist das Ihr Termin?</translation>
    </message>
    <message>
        <source>Yes, I am here</source>
        <translation>Ja, ich bin da</translation>
    </message>
    <message>
        <source>It was on {day} at {time}.</source>
        <translation>Er war am {day} um {time} Uhr.</translation>
    </message>
    <message>
        <source>It is on {day} at {time}.</source>
        <translation>Er ist am {day} um {time} Uhr.</translation>
    </message>
    <message>
        <source>Your reservation is on another day.</source>
        <translation>Ihr Termin ist an einem anderen Tag.</translation>
    </message>
    <message>
        <source>This reservation was cancelled.</source>
        <translation>Dieser Termin wurde abgesagt.</translation>
    </message>
    <message>
        <source>This reservation was given up.</source>
        <translation>Dieser Termin gilt nicht mehr.</translation>
    </message>
    <message>
        <source>You have been served.</source>
        <translation>Sie waren schon dran.</translation>
    </message>
    <message>
        <source>It was for {day} at {time}.</source>
        <translation>Er war für {day} um {time} Uhr.</translation>
    </message>
    <message>
        <source>Your time has passed.</source>
        <translation>Ihre Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>It was at {time}. Please ask a person.</source>
        <translation>Sie war um {time} Uhr. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>Closed now.</source>
        <translation>Jetzt geschlossen.</translation>
    </message>
    <message>
        <source>Please ask a person what becomes of your reservation.</source>
        <translation>Bitte fragen Sie das Personal, wie es mit Ihrem Termin weitergeht.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>We cannot check you in here.</source>
        <translation>Hier können wir Sie nicht anmelden.</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>Nummer eintippen</translation>
    </message>
    <message>
        <source>It is in your confirmation.</source>
        <translation>Sie steht in Ihrer Bestätigung.</translation>
    </message>
    <message>
        <source>I do not have it here</source>
        <translation>Ich habe sie nicht dabei</translation>
    </message>
    <message>
        <source>We ask for time and phone.</source>
        <translation>Wir fragen nach Uhrzeit und Telefon.</translation>
    </message>
    <message>
        <source>No, another one</source>
        <translation>Nein, ein anderer</translation>
    </message>
    <message>
        <source>{time}  {title}, {count} people</source>
        <translation>{time}  {title}, {count} Personen</translation>
    </message>
    <message>
        <source>For one person.</source>
        <translation>Für eine Person.</translation>
    </message>
    <message>
        <source>For {count} people.</source>
        <translation>Für {count} Personen.</translation>
    </message>
    <message>
        <source>You have left the line.</source>
        <translation>Sie haben die Schlange verlassen.</translation>
    </message>
    <message>
        <source>You were called, and nobody came.</source>
        <translation>Sie wurden aufgerufen, aber niemand kam.</translation>
    </message>
    <message>
        <source>This number has ended.</source>
        <translation>Diese Nummer gilt nicht mehr.</translation>
    </message>
    <message>
        <source>This slip is not from today.</source>
        <translation>Dieser Zettel ist nicht von heute.</translation>
    </message>
    <message>
        <source>{number} ends then, and nobody calls it.</source>
        <translation>{number} endet dann und wird nicht aufgerufen.</translation>
    </message>
    <message>
        <source>Leave the line?</source>
        <translation>Die Schlange verlassen?</translation>
    </message>
    <message>
        <source>Thank you. Staff see that you are here.</source>
        <translation>Danke. Man sieht jetzt, dass Sie da sind.</translation>
    </message>
    <message>
        <source>You are back in the line.</source>
        <translation>Sie sind wieder in der Schlange.</translation>
    </message>
    <message>
        <source>Noted. You are not called before that.</source>
        <translation>Notiert. Vorher werden Sie nicht aufgerufen.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>Nehmen Sie Ihren Zettel.</translation>
    </message>
    <message>
        <source>There is no paper just now. Your place is safe.</source>
        <translation>Gerade ist kein Papier da. Ihr Platz ist sicher.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Hold the code of your receipt to the reader. Then you can answer here.</source>
        <translation>Halten Sie den Code Ihres Belegs an den Leser. Dann können Sie hier antworten.</translation>
    </message>
    <message>
        <source>We are sorry: it takes longer than we said.</source>
        <translation>Es tut uns leid: Es dauert länger, als wir sagten.</translation>
    </message>
    <message>
        <source>Ready by {when}.</source>
        <translation>Fertig bis {when}.</translation>
    </message>
    <message>
        <source>Repairs before yours: {count}.</source>
        <translation>Reparaturen vor Ihrer: {count}.</translation>
    </message>
    <message>
        <source>We wait for it.</source>
        <translation>Wir warten darauf.</translation>
    </message>
    <message>
        <source>Please bring it to a desk.</source>
        <translation>Bitte bringen Sie es an einen Schalter.</translation>
    </message>
    <message>
        <source>Wait until {number} is called.</source>
        <translation>Warten Sie, bis {number} aufgerufen wird.</translation>
    </message>
    <message>
        <source>Then a colleague takes it.</source>
        <translation>Dann nimmt es jemand vom Personal an.</translation>
    </message>
    <message>
        <source>Please answer by {when}.</source>
        <translation>Bitte antworten Sie bis {when}.</translation>
    </message>
    <message>
        <source>We need your answer.</source>
        <translation>Wir brauchen Ihre Antwort.</translation>
    </message>
    <message>
        <source>It should come by {day}.</source>
        <translation>Es soll bis {day} kommen.</translation>
    </message>
    <message>
        <source>We are waiting for a part.</source>
        <translation>Wir warten auf ein Ersatzteil.</translation>
    </message>
    <message>
        <source>It is ready.</source>
        <translation>Es ist fertig.</translation>
    </message>
    <message>
        <source>Take a place, then sit down. We call you.</source>
        <translation>Stellen Sie sich an und setzen Sie sich. Wir rufen Sie auf.</translation>
    </message>
    <message>
        <source>You can take it back, unrepaired.</source>
        <translation>Sie können es unrepariert abholen.</translation>
    </message>
    <message>
        <source>You have a place. We bring it to the desk.</source>
        <translation>Sie sind an der Reihe vorgemerkt. Wir bringen es an den Schalter.</translation>
    </message>
    <message>
        <source>Estimate {n} still holds: you said yes to it.</source>
        <translation>Kostenvoranschlag {n} gilt weiter: Dazu haben Sie Ja gesagt.</translation>
    </message>
    <message>
        <source>You said no to the new estimate.</source>
        <translation>Sie haben Nein zum neuen Kostenvoranschlag gesagt.</translation>
    </message>
    <message>
        <source>We make it ready for you, unrepaired.</source>
        <translation>Wir machen es unrepariert für Sie bereit.</translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation>Sie haben Nein gesagt.</translation>
    </message>
    <message>
        <source>Please ask a person. They make you a new estimate.</source>
        <translation>Bitte fragen Sie das Personal. Sie bekommen einen neuen Kostenvoranschlag.</translation>
    </message>
    <message>
        <source>The time for your answer is over.</source>
        <translation>Die Zeit für Ihre Antwort ist um.</translation>
    </message>
    <message>
        <source>Our warranty holds until {day}.</source>
        <translation>Unsere Gewährleistung gilt bis {day}.</translation>
    </message>
    <message>
        <source>You have picked it up.</source>
        <translation>Sie haben es abgeholt.</translation>
    </message>
    <message>
        <source>We have kept it for a long time.</source>
        <translation>Wir haben es lange aufbewahrt.</translation>
    </message>
    <message>
        <source>That costs {amount}, as agreed.</source>
        <translation>Das kostet wie vereinbart {amount}.</translation>
    </message>
    <message>
        <source>It is with us.</source>
        <translation>Es ist bei uns.</translation>
    </message>
    <message>
        <source>We are finding out what is wrong.</source>
        <translation>Wir suchen den Fehler.</translation>
    </message>
    <message>
        <source>We know what is wrong.</source>
        <translation>Wir kennen den Fehler.</translation>
    </message>
    <message>
        <source>Your estimate comes next.</source>
        <translation>Als Nächstes kommt Ihr Kostenvoranschlag.</translation>
    </message>
    <message>
        <source>You said yes. We repair it.</source>
        <translation>Sie haben Ja gesagt. Wir reparieren es.</translation>
    </message>
    <message>
        <source>We are repairing it.</source>
        <translation>Wir reparieren es gerade.</translation>
    </message>
    <message>
        <source>It is repaired. We test it.</source>
        <translation>Es ist repariert. Wir prüfen es.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgesagt.</translation>
    </message>
    <message>
        <source>Take a place</source>
        <translation>Anstellen</translation>
    </message>
    <message>
        <source>We call you to a desk.</source>
        <translation>Wir rufen Sie an einen Schalter.</translation>
    </message>
    <message>
        <source>That was not possible. This is how it stands now.</source>
        <translation>Das ging nicht. So steht es jetzt.</translation>
    </message>
    <message>
        <source>Thank you. We have your answer.</source>
        <translation>Danke. Wir haben Ihre Antwort.</translation>
    </message>
    <message>
        <source>The estimate had just run out. Please ask a person.</source>
        <translation>Der Kostenvoranschlag ist eben abgelaufen. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>There is a newer estimate. Please read it.</source>
        <translation>Es gibt einen neueren Kostenvoranschlag. Bitte lesen Sie ihn.</translation>
    </message>
    <message>
        <source>It was answered already, by another way.</source>
        <translation>Es wurde schon auf anderem Weg beantwortet.</translation>
    </message>
    <message>
        <source>No answer came. This is the last that is known.</source>
        <translation>Es kam keine Antwort. Das ist der letzte Stand.</translation>
    </message>
    <message>
        <source>Hold your receipt to the reader.</source>
        <translation>Halten Sie Ihren Beleg an den Leser.</translation>
    </message>
    <message>
        <source>We cannot find it.</source>
        <translation>Wir finden es nicht.</translation>
    </message>
    <message>
        <source>Compare the number with your receipt, or ask a person.</source>
        <translation>Vergleichen Sie die Nummer mit Ihrem Beleg, oder fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>They can find it by your name.</source>
        <translation>Es wird über Ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>What you brought is safe. Please ask a person.</source>
        <translation>Ihr Gerät ist sicher bei uns. Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>And the end of your phone number.</source>
        <translation>Und das Ende Ihrer Telefonnummer.</translation>
    </message>
    <message>
        <source>It takes longer than usual. Please stay here.</source>
        <translation>Es dauert länger als sonst. Bitte bleiben Sie hier.</translation>
    </message>
    <message>
        <source>Hold your slip to the reader.</source>
        <translation>Halten Sie Ihren Zettel an den Leser.</translation>
    </message>
    <message>
        <source>It reads the square code.</source>
        <translation>Er liest den quadratischen Code.</translation>
    </message>
    <message>
        <source>We cannot read this code.</source>
        <translation>Diesen Code können wir nicht lesen.</translation>
    </message>
    <message>
        <source>It is on no slip of this house.</source>
        <translation>Er steht auf keinem Zettel dieses Hauses.</translation>
    </message>
    <message>
        <source>A number holds for one day.</source>
        <translation>Eine Nummer gilt einen Tag.</translation>
    </message>
    <message>
        <source>We cannot look it up just now.</source>
        <translation>Wir können gerade nicht nachsehen.</translation>
    </message>
    <message>
        <source>Your place is safe. This kiosk keeps trying.</source>
        <translation>Ihr Platz ist sicher. Der Kiosk versucht es weiter.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
    <message>
        <source>We look up your number.</source>
        <translation>Wir sehen nach Ihrer Nummer.</translation>
    </message>
    <message>
        <source>Staff see that you are in the house.</source>
        <translation>Man sieht dann, dass Sie im Haus sind.</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Ich bin da</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>Ich bin zurück</translation>
    </message>
    <message>
        <source>Back into the line at once.</source>
        <translation>Sofort zurück in die Schlange.</translation>
    </message>
    <message>
        <source>I missed my call</source>
        <translation>Ich habe den Aufruf verpasst</translation>
    </message>
    <message>
        <source>Your place is kept meanwhile.</source>
        <translation>Ihr Platz bleibt solange frei.</translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation>+10 Minuten</translation>
    </message>
    <message>
        <source>Leave the line</source>
        <translation>Schlange verlassen</translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation>Zettel neu drucken</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Nummer ziehen</translation>
    </message>
    <message>
        <source>Yes, leave the line</source>
        <translation>Ja, Schlange verlassen</translation>
    </message>
    <message>
        <source>No, keep my place</source>
        <translation>Nein, Platz behalten</translation>
    </message>
    <message>
        <source>This kiosk reads aloud. The arrow keys move, the middle key or Return chooses. Arrow up before the first key reads the page again.</source>
        <translation>Dieser Kiosk liest vor. Die Pfeiltasten bewegen, die mittlere Taste oder Return wählt. Pfeil nach oben vor der ersten Taste liest die Seite noch einmal.</translation>
    </message>
    <message>
        <source>One key: {name}.</source>
        <translation>Eine Taste: {name}.</translation>
    </message>
    <message>
        <source>{count} keys.</source>
        <translation>{count} Tasten.</translation>
    </message>
    <message>
        <source>Chosen.</source>
        <translation>Gewählt.</translation>
    </message>
    <message>
        <source>Not chosen.</source>
        <translation>Nicht gewählt.</translation>
    </message>
    <message>
        <source>{place} of {count}.</source>
        <translation>{place} von {count}.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>Space.</source>
        <translation>Leerzeichen.</translation>
    </message>
    <message>
        <source>Rubbed out.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>{sign} rubbed out.</source>
        <translation>{sign} gelöscht.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>Finish here first. Then hold the slip to the reader again.</source>
        <translation>Beenden Sie erst diese Seite. Halten Sie dann den Zettel noch einmal an den Leser.</translation>
    </message>
    <message>
        <source>This kiosk cannot read aloud just now. Please ask at a desk.</source>
        <translation>Dieser Kiosk kann gerade nicht vorlesen. Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>This kiosk has no voice for this language.</source>
        <translation>Dieser Kiosk hat keine Stimme für diese Sprache.</translation>
    </message>
    <message>
        <source>Volume {percent} per cent.</source>
        <translation>Lautstärke {percent} Prozent.</translation>
    </message>
    <message>
        <source>Faster.</source>
        <translation>Schneller.</translation>
    </message>
    <message>
        <source>Slower.</source>
        <translation>Langsamer.</translation>
    </message>
    <message>
        <source>We said {minutes} minutes.</source>
        <translation>Wir hatten {minutes} Minuten gesagt.</translation>
    </message>
    <message>
        <source>Now about {time}</source>
        <translation>Jetzt etwa um {time}</translation>
    </message>
    <message>
        <source>We said {time} at the latest. It may take longer now.</source>
        <translation>Wir hatten spätestens {time} Uhr gesagt. Es kann nun länger dauern.</translation>
    </message>
    <message>
        <source>We are sorry.</source>
        <translation>Es tut uns leid.</translation>
    </message>
    <message>
        <source>{desk} closed at {time}.</source>
        <translation>{desk} hat um {time} Uhr geschlossen.</translation>
    </message>
    <message>
        <source>A desk has closed.</source>
        <translation>Ein Schalter hat geschlossen.</translation>
    </message>
    <message>
        <source>{desk} paused at {time}.</source>
        <translation>{desk} hat um {time} Uhr eine Pause begonnen.</translation>
    </message>
    <message>
        <source>A desk paused.</source>
        <translation>Ein Schalter hat eine Pause begonnen.</translation>
    </message>
    <message>
        <source>The visit at {desk} has taken longer than we thought.</source>
        <translation>Bei {desk} hat es länger gedauert als gedacht.</translation>
    </message>
    <message>
        <source>A visit has taken longer than we thought.</source>
        <translation>An einem Schalter hat es länger gedauert als gedacht.</translation>
    </message>
    <message>
        <source>We had to call others before you.</source>
        <translation>Wir mussten andere vor Ihnen aufrufen.</translation>
    </message>
    <message>
        <source>The visits before yours took longer than we thought.</source>
        <translation>Bei den Personen vor Ihnen dauerte es länger als gedacht.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Computer or printer</source>
        <translation>Computer oder Drucker</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Television or radio</source>
        <translation>Fernseher oder Radio</translation>
    </message>
    <message>
        <source>Kitchen appliance</source>
        <translation>Küchengerät</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>It does not switch on</source>
        <translation>Es geht nicht an</translation>
    </message>
    <message>
        <source>A part is broken</source>
        <translation>Ein Teil ist kaputt</translation>
    </message>
    <message>
        <source>The battery does not last</source>
        <translation>Der Akku hält nicht</translation>
    </message>
    <message>
        <source>It got wet</source>
        <translation>Es wurde nass</translation>
    </message>
    <message>
        <source>It stops while in use</source>
        <translation>Es bleibt beim Benutzen stehen</translation>
    </message>
    <message>
        <source>It makes a strange noise</source>
        <translation>Es macht ein seltsames Geräusch</translation>
    </message>
    <message>
        <source>{number}: please answer by {when}.</source>
        <translation>{number}: Bitte antworten Sie bis {when}.</translation>
    </message>
    <message>
        <source>It costs {amount}.</source>
        <translation>Es kostet {amount}.</translation>
    </message>
    <message>
        <source>Yes, repair it for {amount}</source>
        <translation>Ja, reparieren für {amount}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired</source>
        <translation>Nein, unrepariert zurück</translation>
    </message>
    <message>
        <source>You may sign, and need not. Your answer holds at once.</source>
        <translation>Sie können unterschreiben, müssen aber nicht. Ihre Antwort gilt sofort.</translation>
    </message>
    <message>
        <source>Repair it for {amount}?</source>
        <translation>Für {amount} reparieren?</translation>
    </message>
    <message>
        <source>Yes, repair it</source>
        <translation>Ja, reparieren</translation>
    </message>
    <message>
        <source>Give it back unrepaired?</source>
        <translation>Unrepariert zurückgeben?</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Ja, zurückgeben</translation>
    </message>
    <message>
        <source>Back to the estimate</source>
        <translation>Zurück zum Kostenvoranschlag</translation>
    </message>
    <message>
        <source>Tax {rate} %</source>
        <translation>Steuer {rate} %</translation>
    </message>
    <message>
        <source>Tax in it, {rate} %</source>
        <translation>Enthaltene Steuer, {rate} %</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>If it would cost more than {amount}, we stop and ask you again.</source>
        <translation>Würde es mehr als {amount} kosten, halten wir an und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Ready about {day}.</source>
        <translation>Fertig etwa am {day}.</translation>
    </message>
    <message>
        <source>{name}, {minutes} min</source>
        <translation>{name}, {minutes} min</translation>
    </message>
    <message>
        <source>{count} × {name}</source>
        <translation>{count} × {name}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired for {amount}</source>
        <translation>Nein, unrepariert zurück für {amount}</translation>
    </message>
    <message>
        <source>Giving it back unrepaired costs {amount}, as agreed.</source>
        <translation>Unrepariert zurück kostet es wie vereinbart {amount}.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>What did you bring?</source>
        <translation>Was haben Sie mitgebracht?</translation>
    </message>
    <message>
        <source>Touch what it is.</source>
        <translation>Tippen Sie an, was es ist.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>A word or two are enough.</source>
        <translation>Ein oder zwei Wörter genügen.</translation>
    </message>
    <message>
        <source>Which make and model?</source>
        <translation>Welche Marke, welches Modell?</translation>
    </message>
    <message>
        <source>If you know. You can skip this.</source>
        <translation>Falls Sie es wissen. Sie können es überspringen.</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>Mit eigenen Worten</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>Was ist das Problem?</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>Tippen Sie an, was am besten passt.</translation>
    </message>
    <message>
        <source>A short sentence is enough.</source>
        <translation>Ein kurzer Satz genügt.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>Wie heißen Sie?</translation>
    </message>
    <message>
        <source>It goes on your receipt. Only staff see it.</source>
        <translation>Der Name steht auf Ihrem Beleg. Nur das Personal sieht ihn.</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Per Telefon</translation>
    </message>
    <message>
        <source>We send an SMS.</source>
        <translation>Wir senden eine SMS.</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>We write to your address.</source>
        <translation>Wir schreiben an Ihre Adresse.</translation>
    </message>
    <message>
        <source>Our staff can ring you.</source>
        <translation>Unser Personal kann Sie anrufen.</translation>
    </message>
    <message>
        <source>Our staff can write to you.</source>
        <translation>Unser Personal kann Ihnen schreiben.</translation>
    </message>
    <message>
        <source>So that we can tell you when it is ready.</source>
        <translation>Damit wir Ihnen sagen können, wann es fertig ist.</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>Wie erreichen wir Sie?</translation>
    </message>
    <message>
        <source>We send no SMS.</source>
        <translation>Wir senden keine SMS.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>Wie ist Ihre Telefonnummer?</translation>
    </message>
    <message>
        <source>We send no mails now.</source>
        <translation>Wir senden zurzeit keine E-Mails.</translation>
    </message>
    <message>
        <source>What is your mail address?</source>
        <translation>Wie ist Ihre E-Mail-Adresse?</translation>
    </message>
    <message>
        <source>The code on your slip shows how far along it is.</source>
        <translation>Der Code auf Ihrem Zettel zeigt, wie weit die Reparatur ist.</translation>
    </message>
    <message>
        <source>Up to {amount}</source>
        <translation>Bis {amount}</translation>
    </message>
    <message>
        <source>No, always ask me first</source>
        <translation>Nein, immer erst fragen</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Anderer Betrag</translation>
    </message>
    <message>
        <source>May we repair it without asking?</source>
        <translation>Dürfen wir reparieren, ohne zu fragen?</translation>
    </message>
    <message>
        <source>You save time. It never costs more than you say.</source>
        <translation>Das spart Zeit. Es kostet nie mehr, als Sie sagen.</translation>
    </message>
    <message>
        <source>Up to which amount?</source>
        <translation>Bis zu welchem Betrag?</translation>
    </message>
    <message>
        <source>We repair it without asking up to that.</source>
        <translation>So weit reparieren wir, ohne zu fragen.</translation>
    </message>
    <message>
        <source>You may do repairs up to {amount} without asking.</source>
        <translation>Sie dürfen bis {amount} ohne Rückfrage reparieren.</translation>
    </message>
    <message>
        <source>You bring</source>
        <translation>Sie bringen</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>Marke und Modell</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Das Problem</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>We reach you at</source>
        <translation>Wir erreichen Sie über</translation>
    </message>
    <message>
        <source>Without asking</source>
        <translation>Ohne Rückfrage</translation>
    </message>
    <message>
        <source>Nothing, ask me first</source>
        <translation>Nichts, erst fragen</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>Tippen Sie auf eine Zeile, um sie zu ändern.</translation>
    </message>
    <message>
        <source>That was not taken. Please look at your phone number or mail address.</source>
        <translation>Das ging nicht. Bitte prüfen Sie Telefonnummer oder E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Is all of this right?</source>
        <translation>Stimmt alles so?</translation>
    </message>
    <message>
        <source>Part {part} of {count}</source>
        <translation>Teil {part} von {count}</translation>
    </message>
    <message>
        <source>Please read what you agree to.</source>
        <translation>Bitte lesen Sie, wozu Sie zustimmen.</translation>
    </message>
    <message>
        <source>We find the fault first and tell you what the repair costs. If you then say no, you pay {amount}.</source>
        <translation>Wir suchen zuerst den Fehler und sagen Ihnen, was die Reparatur kostet. Wenn Sie dann ablehnen, zahlen Sie {amount}.</translation>
    </message>
    <message>
        <source>You need not sign.</source>
        <translation>Sie müssen nicht unterschreiben.</translation>
    </message>
    <message>
        <source>You need not sign. Taking a number agrees, too.</source>
        <translation>Freiwillig. Auch mit „Nummer ziehen“ stimmen Sie zu.</translation>
    </message>
    <message>
        <source>Sign with your finger.</source>
        <translation>Unterschreiben Sie mit dem Finger.</translation>
    </message>
</context>
<context>
    <name>AttractHand</name>
    <message>
        <source>Touch to take a number</source>
        <translation>Nummer ziehen</translation>
    </message>
    <message>
        <source>No numbers are given now.</source>
        <translation>Jetzt gibt es keine Nummern.</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>Hilfe oder mehr Zeit</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>Ich brauche jemanden</translation>
    </message>
    <message>
        <source>I have a reservation</source>
        <translation>Ich habe einen Termin</translation>
    </message>
    <message>
        <source>I have a slip</source>
        <translation>Ich habe einen Zettel</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Raise the keys</source>
        <translation>Tasten höher</translation>
    </message>
    <message>
        <source>Lower the keys</source>
        <translation>Tasten tiefer</translation>
    </message>
    <message>
        <source>To hear this screen, plug in a headset.</source>
        <translation>Zum Vorlesen Kopfhörer einstecken.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Entfernen: %1</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Angebot wählen</translation>
    </message>
    <message>
        <source>Add another service</source>
        <translation>Noch etwas hinzufügen</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Das ist alles</translation>
    </message>
</context>
<context>
    <name>EstimateHand</name>
    <message>
        <source>Read on</source>
        <translation>Weiterlesen</translation>
    </message>
</context>
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
    <name>Guide</name>
    <message>
        <source>Which language?</source>
        <translation>Welche Sprache?</translation>
    </message>
    <message>
        <source>All pages change to it at once.</source>
        <translation>Alle Seiten wechseln sofort.</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>Noch etwas?</translation>
    </message>
    <message>
        <source>One number is for all of it.</source>
        <translation>Eine Nummer gilt für alles.</translation>
    </message>
    <message>
        <source>How can we help you?</source>
        <translation>Wie können wir helfen?</translation>
    </message>
    <message>
        <source>Touch all that applies. Only staff see it.</source>
        <translation>Berühren Sie alles, was zutrifft. Nur das Personal sieht es.</translation>
    </message>
    <message>
        <source>How many are you?</source>
        <translation>Wie viele sind Sie?</translation>
    </message>
    <message>
        <source>Count everybody who comes to the desk.</source>
        <translation>Zählen Sie alle, die an den Schalter kommen.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>Wie heißen Sie?</translation>
    </message>
    <message>
        <source>Only staff see it. You can skip this.</source>
        <translation>Nur das Personal sieht es. Sie können es überspringen.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>Ihre Telefonnummer?</translation>
    </message>
    <message>
        <source>What is your reservation number?</source>
        <translation>Ihre Terminnummer?</translation>
    </message>
    <message>
        <source>It has 11 letters and figures.</source>
        <translation>Sie hat 11 Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>When is your reservation?</source>
        <translation>Wann ist Ihr Termin?</translation>
    </message>
    <message>
        <source>The time of day, as 10:40.</source>
        <translation>Die Uhrzeit, zum Beispiel 10:40.</translation>
    </message>
    <message>
        <source>How does your phone number end?</source>
        <translation>Wie endet Ihre Telefonnummer?</translation>
    </message>
    <message>
        <source>Its last four figures.</source>
        <translation>Die letzten vier Ziffern.</translation>
    </message>
    <message>
        <source>What is the number?</source>
        <translation>Wie ist die Nummer?</translation>
    </message>
    <message>
        <source>It is on your receipt, as R-1187.</source>
        <translation>Sie steht auf Ihrem Beleg, etwa R-1187.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s.</source>
        <translation>Zum Anfang in %1&#xa0;s.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>Keine neuen Nummern</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>Wer wartet, kommt noch dran. %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Jetzt keine neuen Nummern.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Take a number, then sit down. We call you.</source>
        <translation>Nummer ziehen, hinsetzen. Wir rufen Sie.</translation>
    </message>
    <message>
        <source>Times show how long you may wait.</source>
        <translation>Die Zeiten zeigen, wie lange es dauern kann.</translation>
    </message>
    <message>
        <source>Where do you want to go?</source>
        <translation>Wohin möchten Sie?</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>Wählen Sie, wohin Sie möchten.</translation>
    </message>
    <message>
        <source>What else do you need?</source>
        <translation>Was brauchen Sie noch?</translation>
    </message>
    <message>
        <source>What do you need first?</source>
        <translation>Was brauchen Sie zuerst?</translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation>Was brauchen Sie heute?</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Moment.</translation>
    </message>
    <message>
        <source>We are telling the staff.</source>
        <translation>Wir sagen Bescheid.</translation>
    </message>
    <message>
        <source>Somebody is coming.</source>
        <translation>Es kommt jemand.</translation>
    </message>
    <message>
        <source>Please stay here.</source>
        <translation>Bitte bleiben Sie hier.</translation>
    </message>
    <message>
        <source>The staff know.</source>
        <translation>Man weiß Bescheid.</translation>
    </message>
    <message>
        <source>Somebody answers soon.</source>
        <translation>Gleich meldet sich jemand.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>Nobody could be reached from here.</source>
        <translation>Von hier war niemand zu erreichen.</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Take a number</source>
        <translation>Nummer ziehen</translation>
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
    <name>Helping</name>
    <message>
        <source>Please stay here.</source>
        <translation>Bitte bleiben Sie hier.</translation>
    </message>
    <message>
        <source>A colleague is on the way to this kiosk.</source>
        <translation>Jemand ist auf dem Weg zu diesem Kiosk.</translation>
    </message>
    <message>
        <source>The staff see that you need somebody.</source>
        <translation>Man sieht, dass Sie jemanden brauchen.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Bitte fragen Sie am Schalter.</translation>
    </message>
    <message>
        <source>Every colleague can help you.</source>
        <translation>Alle hier können Ihnen helfen.</translation>
    </message>
    <message>
        <source>I need nobody any more</source>
        <translation>Ich brauche niemanden mehr</translation>
    </message>
    <message>
        <source>Back, and somebody still comes</source>
        <translation>Zurück, es kommt trotzdem jemand</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
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
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <name>Needs</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
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
        <source>Booked for %1</source>
        <translation>Termin um %1 Uhr</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>Die Wartezeit ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Weniger als %n Minute</numerusform>
            <numerusform>Weniger als %n Minuten</numerusform>
        </translation>
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
        <source>We call you at about that time.</source>
        <translation>Wir rufen Sie etwa um diese Zeit.</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>Niemand ist vor Ihnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>%n Person ist vor Ihnen.</numerusform>
            <numerusform>%n Personen sind vor Ihnen.</numerusform>
        </translation>
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
        <source>A colleague takes it when %1 is called.</source>
        <translation>Das Personal nimmt es an, wenn %1 aufgerufen wird.</translation>
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
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
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
        <source>Chosen</source>
        <translation>Gewählt</translation>
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
    <name>OnwardRow</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>PartySize</name>
    <message>
        <source>One less</source>
        <translation>Eins weniger</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eins mehr</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN not known? A manager sets a new one in the console: Settings › The hall.</source>
        <translation>PIN nicht bekannt? Die Leitung legt in der Konsole eine neue fest: Settings&#xa0;›&#xa0;The&#xa0;hall.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Start the kiosk again</source>
        <translation>Kiosk neu starten</translation>
    </message>
    <message>
        <source>Pair the kiosk anew</source>
        <translation>Kiosk neu koppeln</translation>
    </message>
    <message>
        <source>Leave: end the kiosk</source>
        <translation>Verlassen: Kiosk beenden</translation>
    </message>
    <message>
        <source>Back to the kiosk (%1)</source>
        <translation>Zurück zum Kiosk (%1)</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Was nun?</translation>
    </message>
    <message>
        <source>This kiosk knows no PIN</source>
        <translation>Dieser Kiosk kennt keine PIN</translation>
    </message>
    <message>
        <source>For staff: type the PIN</source>
        <translation>Für das Personal: PIN eingeben</translation>
    </message>
    <message>
        <source>The PIN was right. Customers cannot use this kiosk until it starts again.</source>
        <translation>Die PIN stimmt. Kunden können diesen Kiosk erst nach dem nächsten Start wieder benutzen.</translation>
    </message>
    <message>
        <source>Set a PIN in the console: Settings › The hall. To leave without one, hold Ctrl+Q on a keyboard for five seconds.</source>
        <translation>Legen Sie in der Konsole eine PIN fest: Settings&#xa0;›&#xa0;The&#xa0;hall. Zum Verlassen ohne PIN halten Sie auf einer Tastatur fünf Sekunden lang Strg+Q gedrückt.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. The next try is in %1 s.</source>
        <translation>Zu oft eine falsche PIN. Nächster Versuch in %1 s.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>Die PIN stimmt nicht. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>You are a customer? Touch “Back to the kiosk”.</source>
        <translation>Nicht vom Personal? Berühren Sie „Zurück zum Kiosk“.</translation>
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
        <source>Nothing is
taken in here.</source>
        <translation>Hier wird nichts
angenommen.</translation>
    </message>
    <message>
        <source>This was changed just now.</source>
        <translation>Das wurde eben geändert.</translation>
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
    <name>ScannedHand</name>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>Niemand ist vor Ihnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>%n Person ist vor Ihnen.</numerusform>
            <numerusform>%n Personen sind vor Ihnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No desk is open.</source>
        <translation>Kein Schalter ist offen.</translation>
    </message>
    <message numerus="yes">
        <source>%n desks are open.</source>
        <translation>
            <numerusform>%n Schalter ist offen.</numerusform>
            <numerusform>%n Schalter sind offen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>I need more than one service</source>
        <translation>Mehrere Anliegen</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>Hilfe oder mehr Zeit</translation>
    </message>
</context>
<context>
    <name>SignField</name>
    <message>
        <source>Field to sign in, empty.</source>
        <translation>Feld zum Unterschreiben, leer.</translation>
    </message>
    <message>
        <source>Field to sign in, signed.</source>
        <translation>Feld zum Unterschreiben, unterschrieben.</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Sign again</source>
        <translation>Neu unterschreiben</translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message>
        <source>Your number is</source>
        <translation>Ihre Nummer ist</translation>
    </message>
    <message>
        <source>Called by about %1</source>
        <translation>Aufruf bis etwa %1 Uhr</translation>
    </message>
    <message>
        <source>Booked for %1</source>
        <translation>Termin um %1 Uhr</translation>
    </message>
    <message>
        <source>The wait is not known now.</source>
        <translation>Die Wartezeit ist jetzt nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Weniger als %n Minute</numerusform>
            <numerusform>Weniger als %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>Etwa %1–%2 Minuten</translation>
    </message>
    <message>
        <source>Nobody is ahead of you</source>
        <translation>Niemand ist vor Ihnen</translation>
    </message>
    <message numerus="yes">
        <source>%n people ahead of you</source>
        <translation>
            <numerusform>%n Person vor Ihnen</numerusform>
            <numerusform>%n Personen vor Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>Bitte nehmen Sie Platz.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>Warten Sie hier: %1</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>Achten Sie am großen Bildschirm auf %1.</translation>
    </message>
    <message>
        <source>Follow on your phone</source>
        <translation>Am Handy verfolgen</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>Ohne App</translation>
    </message>
    <message>
        <source>Missed your call?</source>
        <translation>Aufruf verpasst?</translation>
    </message>
    <message>
        <source>Scan this slip at the kiosk or show it at any desk.</source>
        <translation>Zettel am Kiosk scannen oder an einem Schalter zeigen.</translation>
    </message>
    <message>
        <source>Show this slip at any desk.</source>
        <translation>Zeigen Sie den Zettel an einem Schalter.</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>I am still here</source>
        <translation>Ich bin noch da</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Ja, weiter</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>I agree, go on</source>
        <translation>Einverstanden, weiter</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Weiterlesen</translation>
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
    <name>WayRow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>Ich brauche jemanden</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Nobody is waiting now.</source>
        <translation>Jetzt wartet niemand.</translation>
    </message>
    <message numerus="yes">
        <source>Now waiting: %n people</source>
        <translation>
            <numerusform>Jetzt warten: %n Person</numerusform>
            <numerusform>Jetzt warten: %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>Mit dem Handy</translation>
    </message>
</context>
</TS>
