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
    <message>
        <source>Where is the server?</source>
        <translation>أين الخادم؟</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now. Please ask at a desk.</source>
        <translation>هذا الكشك لا يعطي أرقامًا الآن. يُرجى السؤال عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>This screen shows no calls now. Please ask at a desk.</source>
        <translation>هذه الشاشة لا تعرض نداءات الآن. يُرجى السؤال عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>The server does not know this kiosk any more</source>
        <translation>لم يعد الخادم يعرف هذا الكشك</translation>
    </message>
    <message>
        <source>The server does not know this wall any more</source>
        <translation>لم يعد الخادم يعرف هذه الشاشة</translation>
    </message>
    <message>
        <source>Pair this kiosk</source>
        <translation>إقران هذا الكشك</translation>
    </message>
    <message>
        <source>Pair this wall</source>
        <translation>إقران هذه الشاشة</translation>
    </message>
    <message>
        <source>In the console, open Administration › Devices.</source>
        <translation>افتح Administration › Devices في وحدة التحكم.</translation>
    </message>
    <message>
        <source>Type {code}</source>
        <translation>اكتب {code}</translation>
    </message>
    <message>
        <source>Compare the number: the console must show {check} too. Only then approve.</source>
        <translation>قارن الرقم: يجب أن تعرض وحدة التحكم {check} أيضًا. عندها فقط وافق.</translation>
    </message>
    <message>
        <source>Waiting for a manager to approve</source>
        <translation>في انتظار موافقة أحد المديرين</translation>
    </message>
    <message>
        <source>Approved as “{name}”. It starts now.</source>
        <translation>تمت الموافقة بالاسم «{name}». يبدأ التشغيل الآن.</translation>
    </message>
    <message>
        <source>A manager has refused. A new code comes in a moment.</source>
        <translation>رفض أحد المديرين الطلب. سيظهر رمز جديد بعد لحظات.</translation>
    </message>
    <message>
        <source>The code has ended unused. A new one comes by itself.</source>
        <translation>انتهى الرمز دون استخدامه. سيظهر رمز جديد تلقائيًا.</translation>
    </message>
    <message>
        <source>Asking the server for a code …</source>
        <translation>نطلب رمزًا من الخادم…</translation>
    </message>
    <message>
        <source>The server does not answer. It is asked again by itself.</source>
        <translation>الخادم لا يجيب. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The server does not answer, as of {clock}. It is asked again by itself.</source>
        <translation>الخادم لا يجيب منذ الساعة {clock}. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The code holds for {clock}; then a new one comes by itself.</source>
        <translation>الرمز صالح لمدة {clock} دقيقة، ثم يظهر رمز جديد تلقائيًا.</translation>
    </message>
    <message>
        <source>That is no address. Write it like http://192.168.1.10:8080</source>
        <translation>هذا ليس عنوانًا. اكتب http://192.168.1.10:8080 مثلًا.</translation>
    </message>
    <message>
        <source>The server says its address when it starts, such as http://192.168.1.10:8080</source>
        <translation>يعرض الخادم عنوانه عند بدء تشغيله، http://192.168.1.10:8080 مثلًا.</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>Now Serving: pairing</source>
        <translation>Now Serving: إقران</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>عنوان آخر</translation>
    </message>
</context>
<context>
    <name>PairingAddress</name>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>اتصال</translation>
    </message>
</context>
<context>
    <name>PairingCode</name>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Number to compare</source>
        <translation>الرقم للمقارنة</translation>
    </message>
</context>
</TS>
