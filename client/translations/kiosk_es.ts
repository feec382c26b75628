<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
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
    <name>Header</name>
    <message>
        <source>As of %1</source>
        <translation>Datos de las %1</translation>
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
    <name>Kiosk</name>
    <message>
        <source>Now Serving: kiosk</source>
        <translation>Now Serving: quiosco</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Touch a key</source>
        <translation>Toque una tecla</translation>
    </message>
    <message>
        <source>Take your number</source>
        <translation>Tome su número</translation>
    </message>
    <message>
        <source>Watch the screen</source>
        <translation>Mire la pantalla</translation>
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
    <message>
        <source>1 person is ahead of you.</source>
        <translation>Hay 1 persona delante de usted.</translation>
    </message>
    <message>
        <source>%1 people are ahead of you.</source>
        <translation>Hay %1 personas delante de usted.</translation>
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
    <name>Services</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
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
    <name>Welcome</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>No hay números nuevos</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenidos</translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s. Touch to stay.</source>
        <translation>Vuelve al inicio en %1&#xa0;s. Toque para seguir.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>Se atiende a quienes esperan. %1</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Ahora no hay números nuevos.</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>Elija adónde ir.</translation>
    </message>
    <message>
        <source>Touch what you need and take a number.</source>
        <translation>Toque lo que necesita y tome un número.</translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>Con el móvil</translation>
    </message>
</context>
</TS>
