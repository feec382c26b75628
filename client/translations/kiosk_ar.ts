<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_AE" sourcelanguage="en_GB">
<context>
    <name>FollowCard</name>
    <message>
        <source>Follow on
your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan to follow on your phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan with the camera.
No app needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>As of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No app</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Now Serving: kiosk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Touch a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoPaper</name>
    <message>
        <source>No paper:
photograph it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or write down %1. Your place is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberHand</name>
    <message>
        <source>The wait is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 person is ahead of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 people are ahead of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your slip is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I noted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page stays until you touch the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberVoice</name>
    <message>
        <source>You already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your number is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>Nobody waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferedWords</name>
    <message>
        <source>under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Or ask at a desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff can help you at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is up to date now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new
numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This queue is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff can help you further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service
is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has just closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or come back when this one is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue
is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody more fits in just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come back a little later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places become free as people are served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered
any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was taken off the list just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer
came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask
at a desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk may not give numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For staff: this kiosk must be enrolled again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number
was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk goes on by itself as soon as it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then the services stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a hurry?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your number stays valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have you taken one already? Keep it and wait: staff will call you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number yet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask at a desk. Staff know how it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your number is coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk is starting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Please stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk keeps asking by itself. One touch was enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or ask at a desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Are you still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s. Touch to stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch what you need and take a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
