<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>Opens today at {time}</source>
        <translation>Abre hoy a las {time}</translation>
    </message>
    <message>
        <source>Opens tomorrow at {time}</source>
        <translation>Abre mañana a las {time}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} de {month}</translation>
    </message>
    <message>
        <source>Opens {day} at {time}</source>
        <translation>Abre el {day} a las {time}</translation>
    </message>
    <message>
        <source>Last numbers until {time}.</source>
        <translation>Últimos números hasta las {time}.</translation>
    </message>
    <message>
        <source>The last numbers are given now.</source>
        <translation>Se dan los últimos números.</translation>
    </message>
    <message>
        <source>No new numbers until {time}. Those who wait are served.</source>
        <translation>No hay números nuevos hasta las {time}. Se atiende a quienes esperan.</translation>
    </message>
    <message>
        <source>No new numbers today. Those who wait are served.</source>
        <translation>Hoy no hay más números. Se atiende a quienes esperan.</translation>
    </message>
    <message>
        <source>Closed. {opens}.</source>
        <translation>Cerrado. {opens}.</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>Cerrado.</translation>
    </message>
    <message>
        <source>Those who wait are served.</source>
        <translation>Se atiende a quienes esperan.</translation>
    </message>
    <message>
        <source>{opens}.</source>
        <translation>{opens}.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>lunes</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>martes</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>miércoles</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jueves</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>viernes</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>sábado</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>domingo</translation>
    </message>
    <message>
        <source>January</source>
        <translation>enero</translation>
    </message>
    <message>
        <source>February</source>
        <translation>febrero</translation>
    </message>
    <message>
        <source>March</source>
        <translation>marzo</translation>
    </message>
    <message>
        <source>April</source>
        <translation>abril</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mayo</translation>
    </message>
    <message>
        <source>June</source>
        <translation>junio</translation>
    </message>
    <message>
        <source>July</source>
        <translation>julio</translation>
    </message>
    <message>
        <source>August</source>
        <translation>agosto</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octubre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>noviembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>diciembre</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Ventanilla</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventanilla</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Silla</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Where is the server?</source>
        <translation>¿Dónde está el servidor?</translation>
    </message>
    <message>
        <source>This kiosk gives no numbers now. Please ask at a desk.</source>
        <translation>Este quiosco no da números ahora. Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>This screen shows no calls now. Please ask at a desk.</source>
        <translation>Esta pantalla no muestra llamadas ahora. Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>The server does not know this kiosk any more</source>
        <translation>El servidor ya no conoce este quiosco</translation>
    </message>
    <message>
        <source>The server does not know this wall any more</source>
        <translation>El servidor ya no conoce esta pantalla</translation>
    </message>
    <message>
        <source>Pair this kiosk</source>
        <translation>Vincular este quiosco</translation>
    </message>
    <message>
        <source>Pair this wall</source>
        <translation>Vincular esta pantalla</translation>
    </message>
    <message>
        <source>In the console, open Administration › Devices.</source>
        <translation>En la consola, abra Administration › Devices.</translation>
    </message>
    <message>
        <source>Type {code}</source>
        <translation>Escriba {code}</translation>
    </message>
    <message>
        <source>Compare the number: the console must show {check} too. Only then approve.</source>
        <translation>Compare el número: la consola también debe mostrar {check}. Solo entonces apruebe.</translation>
    </message>
    <message>
        <source>Waiting for a manager to approve</source>
        <translation>Esperando la aprobación de un responsable</translation>
    </message>
    <message>
        <source>Approved as “{name}”. It starts now.</source>
        <translation>Aprobado con el nombre «{name}». Ahora se inicia.</translation>
    </message>
    <message>
        <source>A manager has refused. A new code comes in a moment.</source>
        <translation>Un responsable lo ha rechazado. Enseguida aparece otro código.</translation>
    </message>
    <message>
        <source>The code has ended unused. A new one comes by itself.</source>
        <translation>El código ha caducado sin usarse. Enseguida aparece otro.</translation>
    </message>
    <message>
        <source>Asking the server for a code …</source>
        <translation>Pidiendo un código al servidor…</translation>
    </message>
    <message>
        <source>The server does not answer. It is asked again by itself.</source>
        <translation>El servidor no responde. Se reintenta automáticamente.</translation>
    </message>
    <message>
        <source>The server does not answer, as of {clock}. It is asked again by itself.</source>
        <translation>El servidor no responde desde las {clock}. Se reintenta automáticamente.</translation>
    </message>
    <message>
        <source>The code holds for {clock}; then a new one comes by itself.</source>
        <translation>El código vale {clock} minutos más; después aparece otro.</translation>
    </message>
    <message>
        <source>That is no address. Write it like http://192.168.1.10:8080</source>
        <translation>Eso no es una dirección. Escríbala así: http://192.168.1.10:8080</translation>
    </message>
    <message>
        <source>The server says its address when it starts, such as http://192.168.1.10:8080</source>
        <translation>El servidor indica su dirección al iniciarse, por ejemplo http://192.168.1.10:8080</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>Now Serving: pairing</source>
        <translation>Now Serving: vinculación</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Otra dirección</translation>
    </message>
</context>
<context>
    <name>PairingAddress</name>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
</context>
<context>
    <name>PairingCode</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Number to compare</source>
        <translation>Número para comparar</translation>
    </message>
</context>
</TS>
