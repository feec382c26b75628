<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_AE" sourcelanguage="en_GB">
<context>
    <name>CallList</name>
    <message>
        <source>Calls as of %1</source>
        <translation>النداءات حتى %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>حتى الساعة %1</translation>
    </message>
    <message>
        <source>Your number will appear here.</source>
        <translation>سيظهر رقمك هنا.</translation>
    </message>
</context>
<context>
    <name>FewRows</name>
    <message>
        <source>Few rows: %1</source>
        <translation>صفوف قليلة: %1</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>One moment.</source>
        <translation>لحظة من فضلك.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلًا بكم</translation>
    </message>
    <message>
        <source>This screen is starting.</source>
        <translation>هذه الشاشة قيد التشغيل.</translation>
    </message>
    <message>
        <source>This screen is not connected.</source>
        <translation>هذه الشاشة غير متصلة.</translation>
    </message>
    <message>
        <source>This screen is for %1. No service point is there.</source>
        <translation>هذه الشاشة مخصّصة لـ %1. لا توجد نقطة خدمة هناك.</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>لا أرقام جديدة الآن.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Take a number, please.</source>
        <translation>خذ رقمًا من فضلك.</translation>
    </message>
    <message>
        <source>Take a number, or scan the code to join.</source>
        <translation>خذ رقمًا أو امسح الرمز للانضمام.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Now serving</source>
        <translation>نخدم الآن</translation>
    </message>
    <message>
        <source>Now %1, not %2</source>
        <translation>الآن %1 وليس %2</translation>
    </message>
    <message>
        <source>2nd call</source>
        <translation>النداء الثاني</translation>
    </message>
    <message>
        <source>3rd call</source>
        <translation>النداء الثالث</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>النداء %1</translation>
    </message>
</context>
<context>
    <name>JoinTile</name>
    <message>
        <source>Join by phone</source>
        <translation>بالهاتف</translation>
    </message>
    <message>
        <source>Join: %1</source>
        <translation>انضم: %1</translation>
    </message>
</context>
<context>
    <name>NotLive</name>
    <message>
        <source>Not live.</source>
        <translation>غير مباشر.</translation>
    </message>
    <message>
        <source>Staff call
by voice.</source>
        <translation>ينادي الموظفون
بالصوت.</translation>
    </message>
    <message>
        <source>Keep your
number.</source>
        <translation>احتفظ
برقمك.</translation>
    </message>
</context>
<context>
    <name>ServiceLine</name>
    <message>
        <source>Join now</source>
        <translation>الانضمام الآن</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>آخر الأرقام</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>لا أرقام جديدة</translation>
    </message>
    <message>
        <source>No desk is open</source>
        <translation>لا مكتب مفتوح</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>التالي %1</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>لا أحد ينتظر</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
            <numerusform>%n في الانتظار</numerusform>
        </translation>
    </message>
    <message>
        <source>join now: less than %1 minutes</source>
        <translation>الانضمام الآن: أقل من %1 دقيقة</translation>
    </message>
    <message>
        <source>join now: %1 minutes</source>
        <translation>الانضمام الآن: %1 دقيقة</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>لا أحد ينتظر</translation>
    </message>
    <message>
        <source>min</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>under</source>
        <translation>أقل من</translation>
    </message>
</context>
<context>
    <name>SoundOff</name>
    <message>
        <source>Sound off</source>
        <translation>الصوت مغلق</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>الصوت مغلق</translation>
    </message>
</context>
<context>
    <name>Ticker</name>
    <message>
        <source>Not live since %1.</source>
        <translation>غير مباشر منذ %1.</translation>
    </message>
</context>
<context>
    <name>UprightHeader</name>
    <message>
        <source>as of %1</source>
        <translation>حتى الساعة %1</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Now Serving: display</source>
        <translation>Now Serving: شاشة</translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>Please wait.
Not called yet.</source>
        <translation>يُرجى الانتظار.
لم يحن النداء بعد.</translation>
    </message>
</context>
</TS>
