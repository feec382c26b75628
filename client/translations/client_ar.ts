<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_AE" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>{low}–{high}</source>
        <translation>{low} إلى {high}</translation>
    </message>
    <message>
        <source>Opens today at {time}</source>
        <translation>يفتح اليوم الساعة {time}</translation>
    </message>
    <message>
        <source>Opens tomorrow at {time}</source>
        <translation>يفتح غدًا الساعة {time}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
    <message>
        <source>Opens {day} at {time}</source>
        <translation>يفتح {day} الساعة {time}</translation>
    </message>
    <message>
        <source>Last numbers until {time}.</source>
        <translation>آخر الأرقام حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>The last numbers are given now.</source>
        <translation>تُعطى الآن آخر الأرقام.</translation>
    </message>
    <message>
        <source>No new numbers until {time}. Those who wait are served.</source>
        <translation>لا أرقام جديدة حتى الساعة {time}. سنخدم المنتظرين.</translation>
    </message>
    <message>
        <source>No new numbers today. Those who wait are served.</source>
        <translation>لا أرقام جديدة اليوم. سنخدم المنتظرين.</translation>
    </message>
    <message>
        <source>Closed. {opens}.</source>
        <translation>مغلق. {opens}.</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>مغلق.</translation>
    </message>
    <message>
        <source>Those who wait are served.</source>
        <translation>سنخدم المنتظرين.</translation>
    </message>
    <message>
        <source>{opens}.</source>
        <translation>{opens}.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>الاثنين</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>الخميس</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>الجمعة</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>السبت</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>الأحد</translation>
    </message>
    <message>
        <source>January</source>
        <translation>يناير</translation>
    </message>
    <message>
        <source>February</source>
        <translation>فبراير</translation>
    </message>
    <message>
        <source>March</source>
        <translation>مارس</translation>
    </message>
    <message>
        <source>April</source>
        <translation>أبريل</translation>
    </message>
    <message>
        <source>May</source>
        <translation>مايو</translation>
    </message>
    <message>
        <source>June</source>
        <translation>يونيو</translation>
    </message>
    <message>
        <source>July</source>
        <translation>يوليو</translation>
    </message>
    <message>
        <source>August</source>
        <translation>أغسطس</translation>
    </message>
    <message>
        <source>September</source>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <source>October</source>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <source>November</source>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <source>December</source>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>مكتب</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>شباك</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>نافذة</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>غرفة</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>كرسي</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>موقف</translation>
    </message>
</context>
</TS>
