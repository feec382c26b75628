<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>NumberHand</name>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Less than %n minute</numerusform>
            <numerusform>Less than %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>%n person is ahead of you.</numerusform>
            <numerusform>%n people are ahead of you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannedHand</name>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>%n person is ahead of you.</numerusform>
            <numerusform>%n people are ahead of you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n desks are open.</source>
        <translation>
            <numerusform>%n desk is open.</numerusform>
            <numerusform>%n desks are open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Less than %n minute</numerusform>
            <numerusform>Less than %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people ahead of you</source>
        <translation>
            <numerusform>%n person ahead of you</numerusform>
            <numerusform>%n people ahead of you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message numerus="yes">
        <source>Now waiting: %n people</source>
        <translation>
            <numerusform>Now waiting: %n person</numerusform>
            <numerusform>Now waiting: %n people</numerusform>
        </translation>
    </message>
</context>
</TS>
