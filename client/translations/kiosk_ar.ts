<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_AE" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>I use a wheelchair</source>
        <translation>أستخدم كرسيًا متحركًا</translation>
    </message>
    <message>
        <source>We call you to a desk with room.</source>
        <translation>نناديك إلى مكتب واسع.</translation>
    </message>
    <message>
        <source>I do not hear well</source>
        <translation>لا أسمع جيدًا</translation>
    </message>
    <message>
        <source>We look at you when we speak.</source>
        <translation>ننظر إليك عندما نتكلم.</translation>
    </message>
    <message>
        <source>I do not see well</source>
        <translation>لا أرى جيدًا</translation>
    </message>
    <message>
        <source>Somebody fetches you here.</source>
        <translation>سيأتي أحد ليأخذك من هنا.</translation>
    </message>
    <message>
        <source>I walk slowly</source>
        <translation>أمشي ببطء</translation>
    </message>
    <message>
        <source>We give you more time.</source>
        <translation>نعطيك وقتًا أطول.</translation>
    </message>
    <message>
        <source>Not connected since {time}.</source>
        <translation>بلا اتصال منذ {time}.</translation>
    </message>
    <message>
        <source>No new numbers are given now. You are served.</source>
        <translation>لا تُعطى أرقام جديدة الآن. سنخدمك.</translation>
    </message>
    <message>
        <source>You are not called before {time}.</source>
        <translation>لن نناديك قبل الساعة {time}.</translation>
    </message>
    <message>
        <source>Wait here: {place}</source>
        <translation>انتظر هنا: {place}</translation>
    </message>
    <message>
        <source>Watch the big screen for {number}.</source>
        <translation>راقب {number} على الشاشة الكبيرة.</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>موعدك الساعة {time}</translation>
    </message>
    <message>
        <source>We call you at about that time.</source>
        <translation>نناديك في ذلك الوقت تقريبًا.</translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>دورك هو التالي.</translation>
    </message>
    <message>
        <source>We are working out your wait.</source>
        <translation>نحسب مدة انتظارك.</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>مدة الانتظار غير معروفة.</translation>
    </message>
    <message>
        <source>Less than {minutes} minutes</source>
        <translation>أقل من {minutes} دقيقة</translation>
    </message>
    <message>
        <source>About {minutes} minutes</source>
        <translation>نحو {minutes} دقيقة</translation>
    </message>
    <message>
        <source>We keep your place until {time}.</source>
        <translation>نحتفظ بدورك حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>Your turn has come.</source>
        <translation>حان دورك.</translation>
    </message>
    <message>
        <source>Away until {time}</source>
        <translation>غائب حتى الساعة {time}</translation>
    </message>
    <message>
        <source>Your place is kept. You are not called before.</source>
        <translation>دورك محفوظ. لن نناديك قبل ذلك.</translation>
    </message>
    <message>
        <source>Please go to {desk} now.</source>
        <translation>يُرجى التوجه الآن إلى {desk}.</translation>
    </message>
    <message>
        <source>They wait for you until {time}.</source>
        <translation>ينتظرونك حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>Please hurry: they have waited for a while.</source>
        <translation>أسرع من فضلك: إنهم ينتظرونك منذ فترة.</translation>
    </message>
    <message>
        <source>It is your turn.</source>
        <translation>إنه دورك.</translation>
    </message>
    <message>
        <source>You are expected at {desk}.</source>
        <translation>ينتظرونك عند {desk}.</translation>
    </message>
    <message>
        <source>It goes on at about {time}</source>
        <translation>نتابع نحو الساعة {time}</translation>
    </message>
    <message>
        <source>It goes on soon.</source>
        <translation>نتابع قريبًا.</translation>
    </message>
    <message>
        <source>Please stay near. You are called again.</source>
        <translation>ابقَ قريبًا من فضلك. سنناديك مجددًا.</translation>
    </message>
    <message>
        <source>We called you at {time}.</source>
        <translation>ناديناك الساعة {time}.</translation>
    </message>
    <message>
        <source>Your place is kept until {time}.</source>
        <translation>دورك محفوظ حتى الساعة {time}.</translation>
    </message>
    <message>
        <source>Take a new number if you need one.</source>
        <translation>خذ رقمًا جديدًا إن احتجت.</translation>
    </message>
    <message>
        <source>Hold your confirmation to the reader.</source>
        <translation>قرّب التأكيد من القارئ.</translation>
    </message>
    <message>
        <source>It reads the square code, from paper or from your phone.</source>
        <translation>يقرأ الرمز المربع من الورق أو من هاتفك.</translation>
    </message>
    <message>
        <source>Which one is yours?</source>
        <translation>أيها موعدك؟</translation>
    </message>
    <message>
        <source>Touch it to go on.</source>
        <translation>المسه للمتابعة.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>يستغرق وقتًا أطول من المعتاد.</translation>
    </message>
    <message>
        <source>We look for it.</source>
        <translation>نبحث عنه.</translation>
    </message>
    <message>
        <source>One sign is not right.</source>
        <translation>أحد الأحرف غير صحيح.</translation>
    </message>
    <message>
        <source>Compare the number with your confirmation.</source>
        <translation>قارن الرقم بما في رسالة التأكيد.</translation>
    </message>
    <message>
        <source>We find no reservation.</source>
        <translation>لم نجد أي موعد.</translation>
    </message>
    <message>
        <source>Try another way, or ask a person.</source>
        <translation>جرّب طريقة أخرى أو اسأل أحد الموظفين.</translation>
    </message>
    <message>
        <source>Please ask a person.</source>
        <translation>يُرجى سؤال أحد الموظفين.</translation>
    </message>
    <message>
        <source>They find your reservation by your name.</source>
        <translation>يجدون موعدك باسمك.</translation>
    </message>
    <message>
        <source>Your reservation is safe. Please ask a person.</source>
        <translation>موعدك محفوظ. يُرجى سؤال أحد الموظفين.</translation>
    </message>
    <message>
        <source>This is a video meeting.</source>
        <translation>هذا الموعد عبر الفيديو.</translation>
    </message>
    <message>
        <source>Open the link in your confirmation. You need not be here.</source>
        <translation>افتح الرابط في رسالة التأكيد. لا يلزم حضورك هنا.</translation>
    </message>
    <message>
        <source>You have your number already. We print it again.</source>
        <translation>لديك رقم بالفعل. نطبعه مجددًا.</translation>
    </message>
    <message>
        <source>Print my number again</source>
        <translation>طباعة رقمي مجددًا</translation>
    </message>
    <message>
        <source>Is this your reservation?</source>
        <translation>هل هذا موعدك؟</translation>
    </message>
    <message>
        <source>Yes, I am here</source>
        <translation>نعم، أنا هنا</translation>
    </message>
    <message>
        <source>It was on {day} at {time}.</source>
        <translation>كان يوم {day} الساعة {time}.</translation>
    </message>
    <message>
        <source>It is on {day} at {time}.</source>
        <translation>هو يوم {day} الساعة {time}.</translation>
    </message>
    <message>
        <source>Your reservation is on another day.</source>
        <translation>موعدك في يوم آخر.</translation>
    </message>
    <message>
        <source>This reservation was cancelled.</source>
        <translation>أُلغي هذا الموعد.</translation>
    </message>
    <message>
        <source>This reservation was given up.</source>
        <translation>لم يعد هذا الموعد صالحًا.</translation>
    </message>
    <message>
        <source>You have been served.</source>
        <translation>لقد تمت خدمتك.</translation>
    </message>
    <message>
        <source>It was for {day} at {time}.</source>
        <translation>كان يوم {day} الساعة {time}.</translation>
    </message>
    <message>
        <source>Your time has passed.</source>
        <translation>مضى وقت موعدك.</translation>
    </message>
    <message>
        <source>It was at {time}. Please ask a person.</source>
        <translation>كان الساعة {time}. يُرجى سؤال أحد الموظفين.</translation>
    </message>
    <message>
        <source>Closed now.</source>
        <translation>مغلق الآن.</translation>
    </message>
    <message>
        <source>Please ask a person what becomes of your reservation.</source>
        <translation>يُرجى سؤال أحد الموظفين عن موعدك.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>لم يصل أي رد.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة مجددًا</translation>
    </message>
    <message>
        <source>We cannot check you in here.</source>
        <translation>لا يمكننا تسجيل وصولك هنا.</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>كتابة الرقم</translation>
    </message>
    <message>
        <source>It is in your confirmation.</source>
        <translation>تجده في رسالة التأكيد.</translation>
    </message>
    <message>
        <source>I do not have it here</source>
        <translation>ليس معي هنا</translation>
    </message>
    <message>
        <source>We ask for time and phone.</source>
        <translation>نسألك عن الوقت والهاتف.</translation>
    </message>
    <message>
        <source>No, another one</source>
        <translation>لا، موعد آخر</translation>
    </message>
    <message>
        <source>{time}  {title}, {count} people</source>
        <translation>{time}  {title}، العدد: {count}</translation>
    </message>
    <message>
        <source>For one person.</source>
        <translation>لشخص واحد.</translation>
    </message>
    <message>
        <source>For {count} people.</source>
        <translation>عدد الأشخاص: {count}.</translation>
    </message>
    <message>
        <source>You have left the line.</source>
        <translation>لقد غادرت قائمة الانتظار.</translation>
    </message>
    <message>
        <source>You were called, and nobody came.</source>
        <translation>ناديناك ولم يأتِ أحد.</translation>
    </message>
    <message>
        <source>This number has ended.</source>
        <translation>انتهى هذا الرقم.</translation>
    </message>
    <message>
        <source>This slip is not from today.</source>
        <translation>هذه القسيمة ليست من اليوم.</translation>
    </message>
    <message>
        <source>{number} ends then, and nobody calls it.</source>
        <translation>ينتهي {number} عندها ولن يُنادى.</translation>
    </message>
    <message>
        <source>Leave the line?</source>
        <translation>هل تغادر قائمة الانتظار؟</translation>
    </message>
    <message>
        <source>Thank you. Staff see that you are here.</source>
        <translation>شكرًا. يعرف الموظفون أنك هنا.</translation>
    </message>
    <message>
        <source>You are back in the line.</source>
        <translation>عدت إلى قائمة الانتظار.</translation>
    </message>
    <message>
        <source>Noted. You are not called before that.</source>
        <translation>تم. لن نناديك قبل ذلك.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>خذ قسيمتك.</translation>
    </message>
    <message>
        <source>There is no paper just now. Your place is safe.</source>
        <translation>لا يوجد ورق الآن. دورك محفوظ.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
    <message>
        <source>Hold the code of your receipt to the reader. Then you can answer here.</source>
        <translation>قرّب رمز الإيصال من القارئ، ثم يمكنك الرد هنا.</translation>
    </message>
    <message>
        <source>We are sorry: it takes longer than we said.</source>
        <translation>نعتذر: يستغرق الأمر وقتًا أطول مما قلنا.</translation>
    </message>
    <message>
        <source>Ready by {when}.</source>
        <translation>سيكون جاهزًا بحلول {when}.</translation>
    </message>
    <message>
        <source>Repairs before yours: {count}.</source>
        <translation>إصلاحات قبل إصلاحك: {count}.</translation>
    </message>
    <message>
        <source>We wait for it.</source>
        <translation>نحن في انتظاره.</translation>
    </message>
    <message>
        <source>Please bring it to a desk.</source>
        <translation>يُرجى إحضاره إلى أحد المكاتب.</translation>
    </message>
    <message>
        <source>Wait until {number} is called.</source>
        <translation>انتظر حتى يُنادى على {number}.</translation>
    </message>
    <message>
        <source>Then a colleague takes it.</source>
        <translation>عندها يستلمه أحد الموظفين.</translation>
    </message>
    <message>
        <source>Please answer by {when}.</source>
        <translation>يُرجى الرد قبل {when}.</translation>
    </message>
    <message>
        <source>We need your answer.</source>
        <translation>نحتاج إلى ردّك.</translation>
    </message>
    <message>
        <source>It should come by {day}.</source>
        <translation>يُفترض أن تصل بحلول {day}.</translation>
    </message>
    <message>
        <source>We are waiting for a part.</source>
        <translation>ننتظر قطعة غيار.</translation>
    </message>
    <message>
        <source>It is ready.</source>
        <translation>أصبح جاهزًا.</translation>
    </message>
    <message>
        <source>Take a place, then sit down. We call you.</source>
        <translation>خذ دورًا ثم اجلس. سننادي عليك.</translation>
    </message>
    <message>
        <source>You can take it back, unrepaired.</source>
        <translation>يمكنك استلامه دون إصلاح.</translation>
    </message>
    <message>
        <source>You have a place. We bring it to the desk.</source>
        <translation>لديك دور. نحضره إلى المكتب.</translation>
    </message>
    <message>
        <source>Estimate {n} still holds: you said yes to it.</source>
        <translation>التقدير {n} ما زال ساريًا: فقد قلت له نعم.</translation>
    </message>
    <message>
        <source>You said no to the new estimate.</source>
        <translation>قلت لا للتقدير الجديد.</translation>
    </message>
    <message>
        <source>We make it ready for you, unrepaired.</source>
        <translation>نجهّزه لك دون إصلاح.</translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation>لقد رفضت العرض.</translation>
    </message>
    <message>
        <source>Please ask a person. They make you a new estimate.</source>
        <translation>يُرجى سؤال أحد الموظفين. سنقدّم لك تقديرًا جديدًا.</translation>
    </message>
    <message>
        <source>The time for your answer is over.</source>
        <translation>انتهت مهلة الرد.</translation>
    </message>
    <message>
        <source>Our warranty holds until {day}.</source>
        <translation>ضماننا سارٍ حتى {day}.</translation>
    </message>
    <message>
        <source>You have picked it up.</source>
        <translation>لقد استلمته.</translation>
    </message>
    <message>
        <source>We have kept it for a long time.</source>
        <translation>احتفظنا به مدة طويلة.</translation>
    </message>
    <message>
        <source>That costs {amount}, as agreed.</source>
        <translation>تكلفة ذلك {amount} كما اتفقنا.</translation>
    </message>
    <message>
        <source>It is with us.</source>
        <translation>وصل إلينا.</translation>
    </message>
    <message>
        <source>We are finding out what is wrong.</source>
        <translation>نبحث عن سبب العطل.</translation>
    </message>
    <message>
        <source>We know what is wrong.</source>
        <translation>عرفنا سبب العطل.</translation>
    </message>
    <message>
        <source>Your estimate comes next.</source>
        <translation>تقدير التكلفة قادم.</translation>
    </message>
    <message>
        <source>You said yes. We repair it.</source>
        <translation>لقد وافقت. سنصلحه.</translation>
    </message>
    <message>
        <source>We are repairing it.</source>
        <translation>نصلحه الآن.</translation>
    </message>
    <message>
        <source>It is repaired. We test it.</source>
        <translation>تم إصلاحه. نختبره الآن.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>أُلغي هذا الطلب.</translation>
    </message>
    <message>
        <source>Take a place</source>
        <translation>خذ دورًا</translation>
    </message>
    <message>
        <source>We call you to a desk.</source>
        <translation>سننادي عليك إلى أحد المكاتب.</translation>
    </message>
    <message>
        <source>That was not possible. This is how it stands now.</source>
        <translation>لم يكن ذلك ممكنًا. هذا هو الوضع الآن.</translation>
    </message>
    <message>
        <source>Thank you. We have your answer.</source>
        <translation>شكرًا. وصلنا ردّك.</translation>
    </message>
    <message>
        <source>The estimate had just run out. Please ask a person.</source>
        <translation>انتهت مدة تقدير التكلفة للتو. يُرجى سؤال أحد الموظفين.</translation>
    </message>
    <message>
        <source>There is a newer estimate. Please read it.</source>
        <translation>يوجد تقدير أحدث. يُرجى قراءته.</translation>
    </message>
    <message>
        <source>It was answered already, by another way.</source>
        <translation>تم الرد عليه من قبل بطريقة أخرى.</translation>
    </message>
    <message>
        <source>No answer came. This is the last that is known.</source>
        <translation>لم يصل رد. هذا آخر ما نعرفه.</translation>
    </message>
    <message>
        <source>Hold your receipt to the reader.</source>
        <translation>قرّب الإيصال من القارئ.</translation>
    </message>
    <message>
        <source>We cannot find it.</source>
        <translation>لم نجده.</translation>
    </message>
    <message>
        <source>Compare the number with your receipt, or ask a person.</source>
        <translation>قارن الرقم بالإيصال أو اسأل أحد الموظفين.</translation>
    </message>
    <message>
        <source>They can find it by your name.</source>
        <translation>يجدونه باسمك.</translation>
    </message>
    <message>
        <source>What you brought is safe. Please ask a person.</source>
        <translation>ما أحضرته محفوظ. يُرجى سؤال أحد الموظفين.</translation>
    </message>
    <message>
        <source>And the end of your phone number.</source>
        <translation>ثم نهاية رقم هاتفك.</translation>
    </message>
    <message>
        <source>It takes longer than usual. Please stay here.</source>
        <translation>يستغرق وقتًا أطول من المعتاد. ابقَ هنا من فضلك.</translation>
    </message>
    <message>
        <source>Hold your slip to the reader.</source>
        <translation>قرّب قسيمتك من القارئ.</translation>
    </message>
    <message>
        <source>It reads the square code.</source>
        <translation>يقرأ الرمز المربع.</translation>
    </message>
    <message>
        <source>We cannot read this code.</source>
        <translation>لا يمكننا قراءة هذا الرمز.</translation>
    </message>
    <message>
        <source>It is on no slip of this house.</source>
        <translation>ليس على أي قسيمة من هذا المكان.</translation>
    </message>
    <message>
        <source>A number holds for one day.</source>
        <translation>الرقم صالح ليوم واحد.</translation>
    </message>
    <message>
        <source>We cannot look it up just now.</source>
        <translation>لا يمكننا البحث عنه الآن.</translation>
    </message>
    <message>
        <source>Your place is safe. This kiosk keeps trying.</source>
        <translation>دورك محفوظ. يواصل الكشك المحاولة.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>لحظة من فضلك.</translation>
    </message>
    <message>
        <source>We look up your number.</source>
        <translation>نبحث عن رقمك.</translation>
    </message>
    <message>
        <source>Staff see that you are in the house.</source>
        <translation>يعرف الموظفون أنك في المكان.</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>أنا هنا</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>لقد عدت</translation>
    </message>
    <message>
        <source>Back into the line at once.</source>
        <translation>العودة فورًا إلى القائمة.</translation>
    </message>
    <message>
        <source>I missed my call</source>
        <translation>فاتني النداء</translation>
    </message>
    <message>
        <source>Your place is kept meanwhile.</source>
        <translation>دورك محفوظ في هذه الأثناء.</translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation>+10 دقائق</translation>
    </message>
    <message>
        <source>Leave the line</source>
        <translation>مغادرة القائمة</translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation>طباعة القسيمة مجددًا</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>خذ رقمًا</translation>
    </message>
    <message>
        <source>Yes, leave the line</source>
        <translation>نعم، أغادر القائمة</translation>
    </message>
    <message>
        <source>No, keep my place</source>
        <translation>لا، أحتفظ بدوري</translation>
    </message>
    <message>
        <source>This kiosk reads aloud. The arrow keys move, the middle key or Return chooses. Arrow up before the first key reads the page again.</source>
        <translation>يقرأ هذا الكشك بصوت عالٍ. تنقلك الأسهم، والزر الأوسط أو مفتاح الإدخال يختار. السهم لأعلى قبل الزر الأول يعيد قراءة الصفحة.</translation>
    </message>
    <message>
        <source>One key: {name}.</source>
        <translation>زر واحد: {name}.</translation>
    </message>
    <message>
        <source>{count} keys.</source>
        <translation>عدد الأزرار: {count}.</translation>
    </message>
    <message>
        <source>Chosen.</source>
        <translation>تم الاختيار.</translation>
    </message>
    <message>
        <source>Not chosen.</source>
        <translation>لم يُختر.</translation>
    </message>
    <message>
        <source>{place} of {count}.</source>
        <translation>{place} من {count}.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>كُتب.</translation>
    </message>
    <message>
        <source>Space.</source>
        <translation>مسافة.</translation>
    </message>
    <message>
        <source>Rubbed out.</source>
        <translation>مُسح.</translation>
    </message>
    <message>
        <source>{sign} rubbed out.</source>
        <translation>مُسح {sign}.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} إلى {high}</translation>
    </message>
    <message>
        <source>Finish here first. Then hold the slip to the reader again.</source>
        <translation>أكمل هنا أولًا، ثم قرّب القسيمة من القارئ مجددًا.</translation>
    </message>
    <message>
        <source>This kiosk cannot read aloud just now. Please ask at a desk.</source>
        <translation>لا يستطيع هذا الكشك القراءة بصوت عالٍ الآن. اسأل عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>This kiosk has no voice for this language.</source>
        <translation>لا صوت لدى هذا الكشك لهذه اللغة.</translation>
    </message>
    <message>
        <source>Volume {percent} per cent.</source>
        <translation>مستوى الصوت {percent} بالمئة.</translation>
    </message>
    <message>
        <source>Faster.</source>
        <translation>أسرع.</translation>
    </message>
    <message>
        <source>Slower.</source>
        <translation>أبطأ.</translation>
    </message>
    <message>
        <source>We said {minutes} minutes.</source>
        <translation>قلنا إن الانتظار {minutes} دقيقة.</translation>
    </message>
    <message>
        <source>Now about {time}</source>
        <translation>الآن نحو الساعة {time}</translation>
    </message>
    <message>
        <source>We said {time} at the latest. It may take longer now.</source>
        <translation>قلنا الساعة {time} على الأكثر. قد يطول الانتظار الآن.</translation>
    </message>
    <message>
        <source>We are sorry.</source>
        <translation>نعتذر لك.</translation>
    </message>
    <message>
        <source>{desk} closed at {time}.</source>
        <translation>أُغلق {desk} الساعة {time}.</translation>
    </message>
    <message>
        <source>A desk has closed.</source>
        <translation>أُغلق أحد المكاتب.</translation>
    </message>
    <message>
        <source>{desk} paused at {time}.</source>
        <translation>توقف {desk} مؤقتًا الساعة {time}.</translation>
    </message>
    <message>
        <source>A desk paused.</source>
        <translation>توقف أحد المكاتب مؤقتًا.</translation>
    </message>
    <message>
        <source>The visit at {desk} has taken longer than we thought.</source>
        <translation>استغرقت الخدمة عند {desk} وقتًا أطول مما توقعنا.</translation>
    </message>
    <message>
        <source>A visit has taken longer than we thought.</source>
        <translation>استغرقت الخدمة عند أحد المكاتب وقتًا أطول مما توقعنا.</translation>
    </message>
    <message>
        <source>We had to call others before you.</source>
        <translation>اضطررنا إلى مناداة آخرين قبلك.</translation>
    </message>
    <message>
        <source>The visits before yours took longer than we thought.</source>
        <translation>استغرقت الخدمة قبلك وقتًا أطول مما توقعنا.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>هاتف</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>جهاز لوحي</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>حاسوب محمول</translation>
    </message>
    <message>
        <source>Computer or printer</source>
        <translation>حاسوب أو طابعة</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>Television or radio</source>
        <translation>تلفاز أو مذياع</translation>
    </message>
    <message>
        <source>Kitchen appliance</source>
        <translation>جهاز مطبخ</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>دراجة</translation>
    </message>
    <message>
        <source>It does not switch on</source>
        <translation>لا يعمل عند التشغيل</translation>
    </message>
    <message>
        <source>A part is broken</source>
        <translation>جزء منه مكسور</translation>
    </message>
    <message>
        <source>The battery does not last</source>
        <translation>البطارية لا تدوم</translation>
    </message>
    <message>
        <source>It got wet</source>
        <translation>أصابه البلل</translation>
    </message>
    <message>
        <source>It stops while in use</source>
        <translation>يتوقف أثناء الاستعمال</translation>
    </message>
    <message>
        <source>It makes a strange noise</source>
        <translation>يصدر صوتًا غريبًا</translation>
    </message>
    <message>
        <source>{number}: please answer by {when}.</source>
        <translation>يُرجى الرد على {number} قبل {when}.</translation>
    </message>
    <message>
        <source>It costs {amount}.</source>
        <translation>التكلفة {amount}.</translation>
    </message>
    <message>
        <source>Yes, repair it for {amount}</source>
        <translation>نعم، أصلحوه مقابل {amount}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired</source>
        <translation>لا، أعيدوه دون إصلاح</translation>
    </message>
    <message>
        <source>You may sign, and need not. Your answer holds at once.</source>
        <translation>يمكنك التوقيع، وليس ذلك لازمًا. ردّك نافذ فورًا.</translation>
    </message>
    <message>
        <source>Repair it for {amount}?</source>
        <translation>هل نصلحه مقابل {amount}؟</translation>
    </message>
    <message>
        <source>Yes, repair it</source>
        <translation>نعم، أصلحوه</translation>
    </message>
    <message>
        <source>Give it back unrepaired?</source>
        <translation>هل نعيده دون إصلاح؟</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>نعم، أعيدوه</translation>
    </message>
    <message>
        <source>Back to the estimate</source>
        <translation>العودة إلى التقدير</translation>
    </message>
    <message>
        <source>Tax {rate} %</source>
        <translation>الضريبة {rate} %</translation>
    </message>
    <message>
        <source>Tax in it, {rate} %</source>
        <translation>ضريبة مشمولة، {rate} %</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>If it would cost more than {amount}, we stop and ask you again.</source>
        <translation>إذا تجاوزت التكلفة {amount} نتوقف ونسألك من جديد.</translation>
    </message>
    <message>
        <source>Ready about {day}.</source>
        <translation>يكون جاهزًا نحو {day}.</translation>
    </message>
    <message>
        <source>{name}, {minutes} min</source>
        <translation>{name}، {minutes} دقيقة</translation>
    </message>
    <message>
        <source>{count} × {name}</source>
        <translation>{count} × {name}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired for {amount}</source>
        <translation>لا، أعيدوه دون إصلاح مقابل {amount}</translation>
    </message>
    <message>
        <source>Giving it back unrepaired costs {amount}, as agreed.</source>
        <translation>إعادته دون إصلاح تكلف {amount} كما اتفقنا.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>شيء آخر</translation>
    </message>
    <message>
        <source>What did you bring?</source>
        <translation>ماذا أحضرت؟</translation>
    </message>
    <message>
        <source>Touch what it is.</source>
        <translation>المس ما يناسب.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>ما هو؟</translation>
    </message>
    <message>
        <source>A word or two are enough.</source>
        <translation>تكفي كلمة أو كلمتان.</translation>
    </message>
    <message>
        <source>Which make and model?</source>
        <translation>ما الماركة والطراز؟</translation>
    </message>
    <message>
        <source>If you know. You can skip this.</source>
        <translation>إن كنت تعرف. يمكنك تخطي هذا.</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>بكلماتي</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>ما العطل؟</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>المس الأنسب.</translation>
    </message>
    <message>
        <source>A short sentence is enough.</source>
        <translation>تكفي جملة قصيرة.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>ما اسمك؟</translation>
    </message>
    <message>
        <source>It goes on your receipt. Only staff see it.</source>
        <translation>يظهر على إيصالك. لا يراه إلا الموظفون.</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>بالهاتف</translation>
    </message>
    <message>
        <source>We send an SMS.</source>
        <translation>نرسل رسالة قصيرة.</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>بالبريد الإلكتروني</translation>
    </message>
    <message>
        <source>We write to your address.</source>
        <translation>نكتب إلى عنوانك.</translation>
    </message>
    <message>
        <source>Our staff can ring you.</source>
        <translation>يمكن لموظفينا الاتصال بك.</translation>
    </message>
    <message>
        <source>Our staff can write to you.</source>
        <translation>يمكن لموظفينا الكتابة إليك.</translation>
    </message>
    <message>
        <source>So that we can tell you when it is ready.</source>
        <translation>كي نخبرك عندما يصبح جاهزًا.</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>كيف نتصل بك؟</translation>
    </message>
    <message>
        <source>We send no SMS.</source>
        <translation>لا نرسل رسائل قصيرة.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>ما رقم هاتفك؟</translation>
    </message>
    <message>
        <source>We send no mails now.</source>
        <translation>لا نرسل رسائل إلكترونية حاليًا.</translation>
    </message>
    <message>
        <source>What is your mail address?</source>
        <translation>ما عنوان بريدك؟</translation>
    </message>
    <message>
        <source>The code on your slip shows how far along it is.</source>
        <translation>يُظهر الرمز على قسيمتك إلى أين وصل الإصلاح.</translation>
    </message>
    <message>
        <source>Up to {amount}</source>
        <translation>حتى {amount}</translation>
    </message>
    <message>
        <source>No, always ask me first</source>
        <translation>لا، اسألوني أولًا دائمًا</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>مبلغ آخر</translation>
    </message>
    <message>
        <source>May we repair it without asking?</source>
        <translation>هل نصلحه دون أن نسألك؟</translation>
    </message>
    <message>
        <source>You save time. It never costs more than you say.</source>
        <translation>توفّر وقتًا. ولا تزيد التكلفة على ما تحدده.</translation>
    </message>
    <message>
        <source>Up to which amount?</source>
        <translation>حتى أي مبلغ؟</translation>
    </message>
    <message>
        <source>We repair it without asking up to that.</source>
        <translation>نصلحه حتى هذا المبلغ دون سؤال.</translation>
    </message>
    <message>
        <source>You may do repairs up to {amount} without asking.</source>
        <translation>يمكنكم الإصلاح حتى {amount} دون سؤال.</translation>
    </message>
    <message>
        <source>You bring</source>
        <translation>ما تحضره</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>الماركة والطراز</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>العطل</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>We reach you at</source>
        <translation>نصل إليك عبر</translation>
    </message>
    <message>
        <source>Without asking</source>
        <translation>دون سؤال</translation>
    </message>
    <message>
        <source>Nothing, ask me first</source>
        <translation>لا شيء، اسألوني أولًا</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>المس سطرًا لتغييره.</translation>
    </message>
    <message>
        <source>That was not taken. Please look at your phone number or mail address.</source>
        <translation>لم يُقبل ذلك. يُرجى مراجعة رقم الهاتف أو البريد.</translation>
    </message>
    <message>
        <source>Is all of this right?</source>
        <translation>هل كل هذا صحيح؟</translation>
    </message>
    <message>
        <source>Part {part} of {count}</source>
        <translation>الجزء {part} من {count}</translation>
    </message>
    <message>
        <source>Please read what you agree to.</source>
        <translation>يُرجى قراءة ما توافق عليه.</translation>
    </message>
    <message>
        <source>We find the fault first and tell you what the repair costs. If you then say no, you pay {amount}.</source>
        <translation>نبحث عن العطل أولًا ونخبرك بتكلفة الإصلاح. إذا رفضت حينها تدفع {amount}.</translation>
    </message>
    <message>
        <source>You need not sign.</source>
        <translation>التوقيع ليس لازمًا.</translation>
    </message>
    <message>
        <source>You need not sign. Taking a number agrees, too.</source>
        <translation>التوقيع ليس لازمًا: بالضغط على «خذ رقمًا» توافق.</translation>
    </message>
    <message>
        <source>Sign with your finger.</source>
        <translation>وقّع بإصبعك.</translation>
    </message>
</context>
<context>
    <name>AttractHand</name>
    <message>
        <source>Touch to take a number</source>
        <translation>المس لتأخذ رقمًا</translation>
    </message>
    <message>
        <source>No numbers are given now.</source>
        <translation>لا تُعطى أرقام الآن.</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>مساعدة أو مهلة</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>أحتاج إلى موظف</translation>
    </message>
    <message>
        <source>I have a reservation</source>
        <translation>لدي موعد</translation>
    </message>
    <message>
        <source>I have a slip</source>
        <translation>لدي قسيمة</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>القراءة بصوت عالٍ</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>Raise the keys</source>
        <translation>رفع الأزرار</translation>
    </message>
    <message>
        <source>Lower the keys</source>
        <translation>خفض الأزرار</translation>
    </message>
    <message>
        <source>To hear this screen, plug in a headset.</source>
        <translation>لسماع هذه الشاشة، صِل سماعة رأس.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة: %1</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>اختر خدمة</translation>
    </message>
    <message>
        <source>Add another service</source>
        <translation>أضف خدمة أخرى</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>هذا كل شيء</translation>
    </message>
</context>
<context>
    <name>EstimateHand</name>
    <message>
        <source>Read on</source>
        <translation>متابعة القراءة</translation>
    </message>
</context>
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
    <name>Guide</name>
    <message>
        <source>Which language?</source>
        <translation>أي لغة؟</translation>
    </message>
    <message>
        <source>All pages change to it at once.</source>
        <translation>تتغير كل الصفحات فورًا.</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>هل من شيء آخر؟</translation>
    </message>
    <message>
        <source>One number is for all of it.</source>
        <translation>رقم واحد لكل ذلك.</translation>
    </message>
    <message>
        <source>How can we help you?</source>
        <translation>كيف يمكننا مساعدتك؟</translation>
    </message>
    <message>
        <source>Touch all that applies. Only staff see it.</source>
        <translation>المس كل ما ينطبق. لا يراه إلا الموظفون.</translation>
    </message>
    <message>
        <source>How many are you?</source>
        <translation>كم عددكم؟</translation>
    </message>
    <message>
        <source>Count everybody who comes to the desk.</source>
        <translation>عدّ كل من سيأتي إلى المكتب.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>ما اسمك؟</translation>
    </message>
    <message>
        <source>Only staff see it. You can skip this.</source>
        <translation>لا يراه إلا الموظفون. يمكنك تخطي هذا.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>ما رقم هاتفك؟</translation>
    </message>
    <message>
        <source>What is your reservation number?</source>
        <translation>ما رقم موعدك؟</translation>
    </message>
    <message>
        <source>It has 11 letters and figures.</source>
        <translation>يتكون من 11 حرفًا ورقمًا.</translation>
    </message>
    <message>
        <source>When is your reservation?</source>
        <translation>متى موعدك؟</translation>
    </message>
    <message>
        <source>The time of day, as 10:40.</source>
        <translation>الساعة، مثل 10:40.</translation>
    </message>
    <message>
        <source>How does your phone number end?</source>
        <translation>بمَ ينتهي رقم هاتفك؟</translation>
    </message>
    <message>
        <source>Its last four figures.</source>
        <translation>آخر أربعة أرقام.</translation>
    </message>
    <message>
        <source>What is the number?</source>
        <translation>ما الرقم؟</translation>
    </message>
    <message>
        <source>It is on your receipt, as R-1187.</source>
        <translation>تجده على الإيصال، مثل R-1187.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s.</source>
        <translation>العودة إلى البداية بعد %1&#xa0;ث.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>لا أرقام جديدة</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>سنخدم المنتظرين. %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>لا أرقام جديدة الآن.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>أهلًا بكم</translation>
    </message>
    <message>
        <source>Take a number, then sit down. We call you.</source>
        <translation>خذ رقمًا ثم اجلس. سنناديك.</translation>
    </message>
    <message>
        <source>Times show how long you may wait.</source>
        <translation>الأوقات تبيّن مدة الانتظار المتوقعة.</translation>
    </message>
    <message>
        <source>Where do you want to go?</source>
        <translation>إلى أين تريد الذهاب؟</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>اختر وجهتك.</translation>
    </message>
    <message>
        <source>What else do you need?</source>
        <translation>ماذا تحتاج أيضًا؟</translation>
    </message>
    <message>
        <source>What do you need first?</source>
        <translation>ماذا تحتاج أولًا؟</translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation>ماذا تحتاج اليوم؟</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>لحظة من فضلك.</translation>
    </message>
    <message>
        <source>We are telling the staff.</source>
        <translation>نُخبر الموظفين.</translation>
    </message>
    <message>
        <source>Somebody is coming.</source>
        <translation>سيأتي أحد الموظفين.</translation>
    </message>
    <message>
        <source>Please stay here.</source>
        <translation>يُرجى البقاء هنا.</translation>
    </message>
    <message>
        <source>The staff know.</source>
        <translation>الموظفون على علم.</translation>
    </message>
    <message>
        <source>Somebody answers soon.</source>
        <translation>سيجيب أحد قريبًا.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>يُرجى السؤال عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>Nobody could be reached from here.</source>
        <translation>تعذر الوصول إلى أحد من هنا.</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Take a number</source>
        <translation>خذ رقمًا</translation>
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
    <name>Helping</name>
    <message>
        <source>Please stay here.</source>
        <translation>يُرجى البقاء هنا.</translation>
    </message>
    <message>
        <source>A colleague is on the way to this kiosk.</source>
        <translation>أحد الموظفين في طريقه إلى هذا الكشك.</translation>
    </message>
    <message>
        <source>The staff see that you need somebody.</source>
        <translation>يرى الموظفون أنك تحتاج إلى أحد.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>يُرجى السؤال عند أحد المكاتب.</translation>
    </message>
    <message>
        <source>Every colleague can help you.</source>
        <translation>يمكن لأي موظف مساعدتك.</translation>
    </message>
    <message>
        <source>I need nobody any more</source>
        <translation>لم أعد أحتاج إلى أحد</translation>
    </message>
    <message>
        <source>Back, and somebody still comes</source>
        <translation>رجوع، وسيأتي أحد مع ذلك</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
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
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
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
    <name>Needs</name>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
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
        <source>Booked for %1</source>
        <translation>موعدك الساعة %1</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>مدة الانتظار غير معروفة.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>أقل من %n دقيقة</numerusform>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>أقل من دقيقتين</numerusform>
            <numerusform>أقل من %n دقائق</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
        </translation>
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
        <source>We call you at about that time.</source>
        <translation>نناديك في ذلك الوقت تقريبًا.</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>لا أحد أمامك.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>لا أحد أمامك.</numerusform>
            <numerusform>أمامك شخص واحد.</numerusform>
            <numerusform>أمامك شخصان.</numerusform>
            <numerusform>أمامك %n أشخاص.</numerusform>
            <numerusform>أمامك %n شخصًا.</numerusform>
            <numerusform>أمامك %n شخص.</numerusform>
        </translation>
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
        <source>A colleague takes it when %1 is called.</source>
        <translation>يستلمه موظف عند نداء %1.</translation>
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
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>لا أرقام جديدة</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>مختار</translation>
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
    <name>OnwardRow</name>
    <message>
        <source>Skip</source>
        <translation>تخطي</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>PartySize</name>
    <message>
        <source>One less</source>
        <translation>أقل بواحد</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>أكثر بواحد</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN not known? A manager sets a new one in the console: Settings › The hall.</source>
        <translation>لا تعرف رمز&#xa0;PIN؟ يعيّن أحد المديرين رمزًا جديدًا من Settings&#xa0;›&#xa0;The&#xa0;hall في وحدة التحكم.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Start the kiosk again</source>
        <translation>إعادة تشغيل الكشك</translation>
    </message>
    <message>
        <source>Pair the kiosk anew</source>
        <translation>إقران الكشك من جديد</translation>
    </message>
    <message>
        <source>Leave: end the kiosk</source>
        <translation>خروج: إغلاق الكشك</translation>
    </message>
    <message>
        <source>Back to the kiosk (%1)</source>
        <translation>العودة إلى الكشك (%1)</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>This kiosk knows no PIN</source>
        <translation>لا يوجد رمز&#xa0;PIN لهذا الكشك</translation>
    </message>
    <message>
        <source>For staff: type the PIN</source>
        <translation>للموظفين: اكتب رمز&#xa0;PIN</translation>
    </message>
    <message>
        <source>The PIN was right. Customers cannot use this kiosk until it starts again.</source>
        <translation>رمز&#xa0;PIN صحيح. لا يمكن للعملاء استخدام هذا الكشك حتى يُعاد تشغيله.</translation>
    </message>
    <message>
        <source>Set a PIN in the console: Settings › The hall. To leave without one, hold Ctrl+Q on a keyboard for five seconds.</source>
        <translation>عيّن رمز&#xa0;PIN من Settings&#xa0;›&#xa0;The&#xa0;hall في وحدة التحكم. للخروج من دونه، اضغط Ctrl+Q على لوحة مفاتيح باستمرار لمدة خمس ثوانٍ.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. The next try is in %1 s.</source>
        <translation>رموز PIN خاطئة كثيرة. المحاولة التالية بعد %1 ث.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>هذا ليس رمز&#xa0;PIN الصحيح. حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>You are a customer? Touch “Back to the kiosk”.</source>
        <translation>لست من الموظفين؟ المس «العودة إلى الكشك».</translation>
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
        <source>Nothing is
taken in here.</source>
        <translation>لا يُستلم
شيء هنا.</translation>
    </message>
    <message>
        <source>This was changed just now.</source>
        <translation>تغيّر هذا للتو.</translation>
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
    <name>ScannedHand</name>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>لا أحد أمامك.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>لا أحد أمامك.</numerusform>
            <numerusform>أمامك شخص واحد.</numerusform>
            <numerusform>أمامك شخصان.</numerusform>
            <numerusform>أمامك %n أشخاص.</numerusform>
            <numerusform>أمامك %n شخصًا.</numerusform>
            <numerusform>أمامك %n شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>No desk is open.</source>
        <translation>لا مكتب مفتوح.</translation>
    </message>
    <message numerus="yes">
        <source>%n desks are open.</source>
        <translation>
            <numerusform>لا مكتب مفتوح.</numerusform>
            <numerusform>مكتب واحد مفتوح.</numerusform>
            <numerusform>مكتبان مفتوحان.</numerusform>
            <numerusform>%n مكاتب مفتوحة.</numerusform>
            <numerusform>%n مكتبًا مفتوحًا.</numerusform>
            <numerusform>%n مكتب مفتوح.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>I need more than one service</source>
        <translation>أكثر من خدمة</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>مساعدة أو مهلة</translation>
    </message>
</context>
<context>
    <name>SignField</name>
    <message>
        <source>Field to sign in, empty.</source>
        <translation>خانة التوقيع، فارغة.</translation>
    </message>
    <message>
        <source>Field to sign in, signed.</source>
        <translation>خانة التوقيع، موقّعة.</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Sign again</source>
        <translation>التوقيع من جديد</translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message>
        <source>Your number is</source>
        <translation>رقمك هو</translation>
    </message>
    <message>
        <source>Called by about %1</source>
        <translation>دورك نحو الساعة %1</translation>
    </message>
    <message>
        <source>Booked for %1</source>
        <translation>موعدك الساعة %1</translation>
    </message>
    <message>
        <source>The wait is not known now.</source>
        <translation>مدة الانتظار غير معروفة الآن.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>أقل من %n دقيقة</numerusform>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>أقل من دقيقتين</numerusform>
            <numerusform>أقل من %n دقائق</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
            <numerusform>أقل من %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>من %1 إلى %2 دقيقة تقريبًا</translation>
    </message>
    <message>
        <source>Nobody is ahead of you</source>
        <translation>لا أحد أمامك</translation>
    </message>
    <message numerus="yes">
        <source>%n people ahead of you</source>
        <translation>
            <numerusform>لا أحد أمامك</numerusform>
            <numerusform>شخص واحد أمامك</numerusform>
            <numerusform>شخصان أمامك</numerusform>
            <numerusform>%n أشخاص أمامك</numerusform>
            <numerusform>%n شخصًا أمامك</numerusform>
            <numerusform>%n شخص أمامك</numerusform>
        </translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>ثم: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>تفضل بالجلوس.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>انتظر هنا: %1</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>راقب %1 على الشاشة الكبيرة.</translation>
    </message>
    <message>
        <source>Follow on your phone</source>
        <translation>تابع على هاتفك</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>بلا تطبيق</translation>
    </message>
    <message>
        <source>Missed your call?</source>
        <translation>فاتك النداء؟</translation>
    </message>
    <message>
        <source>Scan this slip at the kiosk or show it at any desk.</source>
        <translation>امسح هذه القسيمة عند الكشك أو أظهرها عند أي مكتب.</translation>
    </message>
    <message>
        <source>Show this slip at any desk.</source>
        <translation>أظهر هذه القسيمة عند أي مكتب.</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>I am still here</source>
        <translation>ما زلت هنا</translation>
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
        <translation>نعم، متابعة</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>I agree, go on</source>
        <translation>أوافق، متابعة</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>متابعة القراءة</translation>
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
    <name>WayRow</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>أحتاج إلى موظف</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Nobody is waiting now.</source>
        <translation>لا أحد ينتظر الآن.</translation>
    </message>
    <message numerus="yes">
        <source>Now waiting: %n people</source>
        <translation>
            <numerusform>لا أحد ينتظر الآن</numerusform>
            <numerusform>ينتظر الآن: شخص واحد</numerusform>
            <numerusform>ينتظر الآن: شخصان</numerusform>
            <numerusform>ينتظر الآن: %n أشخاص</numerusform>
            <numerusform>ينتظر الآن: %n شخصًا</numerusform>
            <numerusform>ينتظر الآن: %n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>بالهاتف</translation>
    </message>
</context>
</TS>
