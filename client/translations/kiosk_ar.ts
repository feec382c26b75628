<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_AE" sourcelanguage="en_GB">
<context>
    <name>FollowCard</name>
    <message>
        <source>Follow on
your phone</source>
        <translation>تابع على
هاتفك</translation>
    </message>
    <message>
        <source>Scan to follow on your phone.</source>
        <translation>امسح الرمز للمتابعة على هاتفك.</translation>
    </message>
    <message>
        <source>Scan with the camera.
No app needed.</source>
        <translation>امسح بالكاميرا.
لا حاجة إلى تطبيق.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>As of %1</source>
        <translation>حتى الساعة %1</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join by phone</source>
        <translation>بالهاتف</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>بلا تطبيق</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Now Serving: kiosk</source>
        <translation>Now Serving: كشك</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Touch a key</source>
        <translation>المس زرًا</translation>
    </message>
    <message>
        <source>Take your number</source>
        <translation>خذ رقمك</translation>
    </message>
    <message>
        <source>Watch the screen</source>
        <translation>راقب الشاشة</translation>
    </message>
</context>
<context>
    <name>NoPaper</name>
    <message>
        <source>No paper:
photograph it.</source>
        <translation>لا يوجد ورق:
صوّر الرقم.</translation>
    </message>
    <message>
        <source>Or write down %1. Your place is safe.</source>
        <translation>أو اكتب %1. دورك محفوظ.</translation>
    </message>
</context>
<context>
    <name>NumberHand</name>
    <message>
        <source>The wait is not known.</source>
        <translation>مدة الانتظار غير معروفة.</translation>
    </message>
    <message>
        <source>Less than %1 minutes</source>
        <translation>أقل من %1 دقيقة</translation>
    </message>
    <message>
        <source>About %1 minutes</source>
        <translation>نحو %1 دقيقة</translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>من %1 إلى %2 دقيقة تقريبًا</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>لا أحد أمامك.</translation>
    </message>
    <message>
        <source>1 person is ahead of you.</source>
        <translation>أمامك شخص واحد.</translation>
    </message>
    <message>
        <source>%1 people are ahead of you.</source>
        <translation>أمامك %1 أشخاص.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>انتظر هنا: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>تفضل بالجلوس.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>خذ قسيمتك.</translation>
    </message>
    <message>
        <source>Your slip is on its way.</source>
        <translation>قسيمتك في الطريق.</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>راقب %1 على الشاشة الكبيرة.</translation>
    </message>
    <message>
        <source>I noted it</source>
        <translation>لقد دوّنته</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>This page stays until you touch the key.</source>
        <translation>تبقى هذه الصفحة حتى تلمس الزر.</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>تُغلق بعد %1&#xa0;ث. المس لإبقائها.</translation>
    </message>
</context>
<context>
    <name>NumberVoice</name>
    <message>
        <source>You already have</source>
        <translation>لديك رقم بالفعل</translation>
    </message>
    <message>
        <source>Your number is</source>
        <translation>رقمك هو</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>Nobody waiting</source>
        <translation>لا أحد ينتظر</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 في الانتظار</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>لا أرقام جديدة</translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>لا مكتب مفتوح</translation>
    </message>
    <message>
        <source>less than %1 minutes</source>
        <translation>أقل من %1 دقيقة</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>نحو %1 دقيقة</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>آخر الأرقام</translation>
    </message>
</context>
<context>
    <name>OfferedWords</name>
    <message>
        <source>under</source>
        <translation>أقل من</translation>
    </message>
    <message>
        <source>min</source>
        <translation>دقيقة</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Or ask at a desk.</source>
        <translation>أو اسأل عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>Staff can help you at once.</source>
        <translation>يمكن للموظفين مساعدتك فورًا.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>يُرجى السؤال عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>يمكن للموظفين إعطاؤك رقمًا.</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>اختر مرة أخرى.</translation>
    </message>
    <message>
        <source>The list is up to date now.</source>
        <translation>القائمة محدّثة الآن.</translation>
    </message>
    <message>
        <source>No new
numbers.</source>
        <translation>لا أرقام
جديدة.</translation>
    </message>
    <message>
        <source>This queue is closed.</source>
        <translation>قائمة الانتظار هذه مغلقة.</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1: مغلق.</translation>
    </message>
    <message>
        <source>Staff can help you further.</source>
        <translation>يمكن للموظفين مساعدتك.</translation>
    </message>
    <message>
        <source>This service
is closed.</source>
        <translation>هذه الخدمة
مغلقة.</translation>
    </message>
    <message>
        <source>It has just closed.</source>
        <translation>أُغلق للتو.</translation>
    </message>
    <message>
        <source>Choose another service.</source>
        <translation>اختر خدمة أخرى.</translation>
    </message>
    <message>
        <source>Or come back when this one is open.</source>
        <translation>أو عد عندما يفتح.</translation>
    </message>
    <message>
        <source>The queue
is full.</source>
        <translation>قائمة الانتظار
ممتلئة.</translation>
    </message>
    <message>
        <source>Nobody more fits in just now.</source>
        <translation>لا مكان لأحد الآن.</translation>
    </message>
    <message>
        <source>Come back a little later.</source>
        <translation>عد بعد قليل.</translation>
    </message>
    <message>
        <source>Places become free as people are served.</source>
        <translation>تتوفر أماكن كلما خُدم أحد.</translation>
    </message>
    <message>
        <source>Not offered
any more.</source>
        <translation>لم يعد
متاحًا.</translation>
    </message>
    <message>
        <source>This was taken off the list just now.</source>
        <translation>أُزيلت من القائمة للتو.</translation>
    </message>
    <message>
        <source>No answer
came.</source>
        <translation>لم يصل
أي رد.</translation>
    </message>
    <message>
        <source>You have no number.</source>
        <translation>ليس لديك رقم.</translation>
    </message>
    <message>
        <source>Please ask
at a desk.</source>
        <translation>يُرجى السؤال
عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>This kiosk may not give numbers.</source>
        <translation>لا يُسمح لهذا الكشك بإعطاء أرقام.</translation>
    </message>
    <message>
        <source>For staff: this kiosk must be enrolled again.</source>
        <translation>للموظفين: يجب تسجيل هذا الكشك من جديد.</translation>
    </message>
    <message>
        <source>No number
was given.</source>
        <translation>لم يُعطَ
أي رقم.</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>لا اتصال بعد.</translation>
    </message>
    <message>
        <source>This kiosk goes on by itself as soon as it can.</source>
        <translation>يستأنف هذا الكشك العمل تلقائيًا عندما يستطيع.</translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation>يستغرق بضع ثوانٍ.</translation>
    </message>
    <message>
        <source>Then the services stand here.</source>
        <translation>ثم تظهر الخدمات هنا.</translation>
    </message>
    <message>
        <source>In a hurry?</source>
        <translation>هل أنت مستعجل؟</translation>
    </message>
    <message>
        <source>Your number stays valid.</source>
        <translation>يبقى رقمك صالحًا.</translation>
    </message>
    <message>
        <source>Have you taken one already? Keep it and wait: staff will call you.</source>
        <translation>هل أخذت رقمًا من قبل؟ احتفظ به وانتظر: سنناديك.</translation>
    </message>
    <message>
        <source>No number yet?</source>
        <translation>لا رقم لديك بعد؟</translation>
    </message>
    <message>
        <source>Ask at a desk. Staff know how it goes on.</source>
        <translation>اسأل عند أحد المكاتب. الموظفون يعرفون الخطوة التالية.</translation>
    </message>
    <message>
        <source>Not connected since %1.</source>
        <translation>بلا اتصال منذ %1.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>لحظة من فضلك.</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now.</source>
        <translation>هذا الكشك لا يعطي أرقامًا الآن.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>يستغرق وقتًا أطول من المعتاد.</translation>
    </message>
    <message>
        <source>Your number is coming.</source>
        <translation>رقمك في الطريق.</translation>
    </message>
    <message>
        <source>This kiosk is starting.</source>
        <translation>هذا الكشك قيد التشغيل.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Back to the start</source>
        <translation>العودة إلى البداية</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>تُغلق بعد %1&#xa0;ث. المس لإبقائها.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Please stay here.</source>
        <translation>يُرجى البقاء هنا.</translation>
    </message>
    <message>
        <source>The kiosk keeps asking by itself. One touch was enough.</source>
        <translation>يواصل الكشك الطلب تلقائيًا. لمسة واحدة تكفي.</translation>
    </message>
    <message>
        <source>Or ask at a desk.</source>
        <translation>أو اسأل عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>يمكن للموظفين إعطاؤك رقمًا.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>إيقاف الانتظار</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>لا أرقام جديدة</translation>
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
        <source>Back to the start in %1&#xa0;s. Touch to stay.</source>
        <translation>العودة إلى البداية بعد %1&#xa0;ث. المس للبقاء.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>سنخدم المنتظرين. %1</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>لا أرقام جديدة الآن.</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>اختر وجهتك.</translation>
    </message>
    <message>
        <source>Touch what you need and take a number.</source>
        <translation>المس ما تحتاجه وخذ رقمًا.</translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>بالهاتف</translation>
    </message>
</context>
</TS>
