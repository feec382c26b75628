<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>CallFace</name>
    <message>
        <source>Now serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2nd call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3rd call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Calls as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your number will appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>One moment.</source>
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
        <source>This screen is starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This screen is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a number, please.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a number, or scan the code to join.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinTile</name>
    <message>
        <source>Join by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotLive</name>
    <message>
        <source>Not live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff call
by voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep your
number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceLine</name>
    <message>
        <source>Join now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>join now: less than %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>join now: %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundOff</name>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>2nd call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3rd call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ticker</name>
    <message>
        <source>Not live since %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UprightHeader</name>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Now Serving: display</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>Please wait.
Not called yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
