<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>I use a wheelchair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We call you to a desk with room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not hear well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We look at you when we speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not see well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody fetches you here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I walk slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We give you more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected since {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new numbers are given now. You are served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not called before {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait here: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the big screen for {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are working out your wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation type="unfinished">No se conoce la espera.</translation>
    </message>
    <message>
        <source>Less than {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We keep your place until {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your turn has come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place is kept. You are not called before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please go to {desk} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait for you until {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please hurry: they have waited for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is your turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are expected at {desk}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on at about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please stay near. You are called again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We called you at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place is kept until {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a new number if you need one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have been served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have left the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were called, and nobody came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slip is not from today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ends then, and nobody calls it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the line?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you. Staff see that you are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are back in the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. You are not called before that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation type="unfinished">Tome su tique.</translation>
    </message>
    <message>
        <source>There is no paper just now. Your place is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was not possible. This is how it stands now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came. This is the last that is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes longer than usual. Please stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold your slip to the reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads the square code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot read this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on no slip of this house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number holds for one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot look it up just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place is safe. This kiosk keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished">Un momento.</translation>
    </message>
    <message>
        <source>We look up your number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff see that you are in the house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back into the line, by the time you have waited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I missed my call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Listo</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, leave the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, keep my place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk reads aloud. The arrow keys move, the middle key or Return chooses. Arrow up before the first key reads the page again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be chosen now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rubbed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} rubbed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish here first. Then hold the slip to the reader again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk cannot read aloud just now. Please ask at a desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kiosk has no voice for this language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume {percent} per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttractHand</name>
    <message>
        <source>Touch to take a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No numbers are given now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To hear this screen, plug in a headset.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowCard</name>
    <message>
        <source>Follow on
your phone</source>
        <translation>Sígalo en
su móvil</translation>
    </message>
    <message>
        <source>Scan to follow on your phone.</source>
        <translation>Escanee para seguirlo en su móvil.</translation>
    </message>
    <message>
        <source>Scan with the camera.
No app needed.</source>
        <translation>Escanee con la cámara.
Sin aplicación.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Which language?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pages change to it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number is for all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How can we help you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch all that applies. Only staff see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many are you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count everybody who comes to the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only staff see it. You can skip this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation type="unfinished">¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished">%1.</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation type="unfinished">No hay números nuevos</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation type="unfinished">Se atiende a quienes esperan. %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished">Cerrado</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation type="unfinished">Ahora no hay números nuevos.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished">Bienvenidos</translation>
    </message>
    <message>
        <source>Take a number, then sit down. We call you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times show how long you may wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do you want to go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation type="unfinished">Elija adónde ir.</translation>
    </message>
    <message>
        <source>What else do you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you need first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished">Un momento.</translation>
    </message>
    <message>
        <source>We are telling the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody is coming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please stay here.</source>
        <translation type="unfinished">Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>The staff know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody answers soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation type="unfinished">Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>Nobody could be reached from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>As of %1</source>
        <translation>Datos de las %1</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Please stay here.</source>
        <translation type="unfinished">Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>A colleague is on the way to this kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The staff see that you need somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation type="unfinished">Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>Every colleague can help you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need nobody any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, and somebody still comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Atrás</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join by phone</source>
        <translation>Con el móvil</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>Sin aplicación</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Now Serving: kiosk</source>
        <translation>Now Serving: quiosco</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoPaper</name>
    <message>
        <source>No paper:
photograph it.</source>
        <translation>No hay papel:
haga una foto.</translation>
    </message>
    <message>
        <source>Or write down %1. Your place is safe.</source>
        <translation>O anote %1. Su turno está seguro.</translation>
    </message>
</context>
<context>
    <name>NumberHand</name>
    <message>
        <source>The wait is not known.</source>
        <translation>No se conoce la espera.</translation>
    </message>
    <message>
        <source>Less than %1 minutes</source>
        <translation>Menos de %1 minutos</translation>
    </message>
    <message>
        <source>About %1 minutes</source>
        <translation>Unos %1 minutos</translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>Entre %1 y %2 minutos</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>No hay nadie delante de usted.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>Espere aquí: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>Tome asiento, por favor.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>Tome su tique.</translation>
    </message>
    <message>
        <source>Your slip is on its way.</source>
        <translation>Su tique está saliendo.</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>Busque %1 en la pantalla grande.</translation>
    </message>
    <message>
        <source>I noted it</source>
        <translation>Lo he anotado</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>This page stays until you touch the key.</source>
        <translation>Esta página se queda hasta que toque la tecla.</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>Se cierra en %1&#xa0;s. Toque para mantenerla.</translation>
    </message>
</context>
<context>
    <name>NumberVoice</name>
    <message>
        <source>You already have</source>
        <translation>Usted ya tiene</translation>
    </message>
    <message>
        <source>Your number is</source>
        <translation>Su número es</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>Nobody waiting</source>
        <translation>Nadie espera</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 en espera</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>No hay números nuevos</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No desk open</source>
        <translation>Ningún puesto abierto</translation>
    </message>
    <message>
        <source>less than %1 minutes</source>
        <translation>menos de %1 minutos</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>unos %1 minutos</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>Últimos números</translation>
    </message>
</context>
<context>
    <name>OfferedWords</name>
    <message>
        <source>under</source>
        <translation>menos de</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>OnwardRow</name>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartySize</name>
    <message>
        <source>One less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Or ask at a desk.</source>
        <translation>O pregunte en un puesto.</translation>
    </message>
    <message>
        <source>Staff can help you at once.</source>
        <translation>El personal puede ayudarle enseguida.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>El personal puede darle un número.</translation>
    </message>
    <message>
        <source>Choose again.</source>
        <translation>Elija otra vez.</translation>
    </message>
    <message>
        <source>The list is up to date now.</source>
        <translation>La lista ya está al día.</translation>
    </message>
    <message>
        <source>No new
numbers.</source>
        <translation>No hay números
nuevos.</translation>
    </message>
    <message>
        <source>This queue is closed.</source>
        <translation>Esta cola está cerrada.</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1: cerrado.</translation>
    </message>
    <message>
        <source>Staff can help you further.</source>
        <translation>El personal puede ayudarle.</translation>
    </message>
    <message>
        <source>This service
is closed.</source>
        <translation>Este servicio
está cerrado.</translation>
    </message>
    <message>
        <source>It has just closed.</source>
        <translation>Acaba de cerrar.</translation>
    </message>
    <message>
        <source>Choose another service.</source>
        <translation>Elija otro servicio.</translation>
    </message>
    <message>
        <source>Or come back when this one is open.</source>
        <translation>O vuelva cuando esté abierto.</translation>
    </message>
    <message>
        <source>The queue
is full.</source>
        <translation>La cola
está llena.</translation>
    </message>
    <message>
        <source>Nobody more fits in just now.</source>
        <translation>Ahora no cabe nadie más.</translation>
    </message>
    <message>
        <source>Come back a little later.</source>
        <translation>Vuelva un poco más tarde.</translation>
    </message>
    <message>
        <source>Places become free as people are served.</source>
        <translation>Quedan sitios libres al atender a la gente.</translation>
    </message>
    <message>
        <source>Not offered
any more.</source>
        <translation>Ya no se
ofrece.</translation>
    </message>
    <message>
        <source>This was taken off the list just now.</source>
        <translation>Se acaba de retirar de la lista.</translation>
    </message>
    <message>
        <source>No answer
came.</source>
        <translation>No hubo
respuesta.</translation>
    </message>
    <message>
        <source>You have no number.</source>
        <translation>No tiene número.</translation>
    </message>
    <message>
        <source>Please ask
at a desk.</source>
        <translation>Pregunte en
un puesto.</translation>
    </message>
    <message>
        <source>This kiosk may not give numbers.</source>
        <translation>Este quiosco no puede dar números.</translation>
    </message>
    <message>
        <source>For staff: this kiosk must be enrolled again.</source>
        <translation>Para el personal: hay que registrar de nuevo este quiosco.</translation>
    </message>
    <message>
        <source>No number
was given.</source>
        <translation>No se dio
ningún número.</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>Aún sin conexión.</translation>
    </message>
    <message>
        <source>This kiosk goes on by itself as soon as it can.</source>
        <translation>Este quiosco seguirá solo en cuanto pueda.</translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation>Tarda unos segundos.</translation>
    </message>
    <message>
        <source>Then the services stand here.</source>
        <translation>Después aparecen aquí los servicios.</translation>
    </message>
    <message>
        <source>In a hurry?</source>
        <translation>¿Tiene prisa?</translation>
    </message>
    <message>
        <source>Your number stays valid.</source>
        <translation>Su número sigue siendo válido.</translation>
    </message>
    <message>
        <source>Have you taken one already? Keep it and wait: staff will call you.</source>
        <translation>¿Ya tiene uno? Guárdelo y espere: le llamaremos.</translation>
    </message>
    <message>
        <source>No number yet?</source>
        <translation>¿Aún sin número?</translation>
    </message>
    <message>
        <source>Ask at a desk. Staff know how it goes on.</source>
        <translation>Pregunte en un puesto. El personal sabe cómo seguir.</translation>
    </message>
    <message>
        <source>Not connected since %1.</source>
        <translation>Sin conexión desde las %1.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Un momento.</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now.</source>
        <translation>Este quiosco no da números ahora.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>Tarda más de lo normal.</translation>
    </message>
    <message>
        <source>Your number is coming.</source>
        <translation>Su número está llegando.</translation>
    </message>
    <message>
        <source>This kiosk is starting.</source>
        <translation>Este quiosco se está iniciando.</translation>
    </message>
</context>
<context>
    <name>ScannedHand</name>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation type="unfinished">No hay nadie delante de usted.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No desk is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n desks are open.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>I need more than one service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message>
        <source>Your number is</source>
        <translation type="unfinished">Su número es</translation>
    </message>
    <message>
        <source>The wait is not known now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than %1 minutes</source>
        <translation type="unfinished">Menos de %1 minutos</translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation type="unfinished">Entre %1 y %2 minutos</translation>
    </message>
    <message>
        <source>Nobody is ahead of you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people ahead of you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation type="unfinished">Tome asiento, por favor.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation type="unfinished">Espere aquí: %1</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation type="unfinished">Busque %1 en la pantalla grande.</translation>
    </message>
    <message>
        <source>Follow on your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No app</source>
        <translation type="unfinished">Sin aplicación</translation>
    </message>
    <message>
        <source>Missed your call?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan this slip at the kiosk or show it at any desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this slip at any desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>I am still here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Back to the start</source>
        <translation>Volver al inicio</translation>
    </message>
    <message>
        <source>Closes in %1&#xa0;s. Touch to keep it.</source>
        <translation>Se cierra en %1&#xa0;s. Toque para mantenerla.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Please stay here.</source>
        <translation>Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>The kiosk keeps asking by itself. One touch was enough.</source>
        <translation>El quiosco sigue preguntando. Un toque basta.</translation>
    </message>
    <message>
        <source>Or ask at a desk.</source>
        <translation>O pregunte en un puesto.</translation>
    </message>
    <message>
        <source>Staff can give you a number.</source>
        <translation>El personal puede darle un número.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Dejar de esperar</translation>
    </message>
</context>
<context>
    <name>WayRow</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Atrás</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Nobody is waiting now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Now waiting: %n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>Con el móvil</translation>
    </message>
</context>
</TS>
