<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>CallList</name>
    <message>
        <source>Calls as of %1</source>
        <translation>Llamadas hasta las %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>datos de las %1</translation>
    </message>
    <message>
        <source>Your number will appear here.</source>
        <translation>Su número aparecerá aquí.</translation>
    </message>
</context>
<context>
    <name>FewRows</name>
    <message>
        <source>Few rows: %1</source>
        <translation>Pocas filas: %1</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>One moment.</source>
        <translation>Un momento.</translation>
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
        <source>This screen is starting.</source>
        <translation>Esta pantalla se está iniciando.</translation>
    </message>
    <message>
        <source>This screen is not connected.</source>
        <translation>Esta pantalla no está conectada.</translation>
    </message>
    <message>
        <source>This screen is for %1. No service point is there.</source>
        <translation>Esta pantalla es para %1. Allí no hay ningún punto de servicio.</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Ahora no hay números nuevos.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Take a number, please.</source>
        <translation>Tome un número, por favor.</translation>
    </message>
    <message>
        <source>Take a number, or scan the code to join.</source>
        <translation>Tome un número o escanee el código.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Now serving</source>
        <translation>Atendiendo</translation>
    </message>
    <message>
        <source>Now %1, not %2</source>
        <translation>Ahora %1, no %2</translation>
    </message>
    <message>
        <source>2nd call</source>
        <translation>2.ª llamada</translation>
    </message>
    <message>
        <source>3rd call</source>
        <translation>3.ª llamada</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Llamada %1</translation>
    </message>
</context>
<context>
    <name>JoinTile</name>
    <message>
        <source>Join by phone</source>
        <translation>Con el móvil</translation>
    </message>
    <message>
        <source>Join: %1</source>
        <translation>Unirse: %1</translation>
    </message>
</context>
<context>
    <name>NotLive</name>
    <message>
        <source>Not live.</source>
        <translation>Sin datos.</translation>
    </message>
    <message>
        <source>Staff call
by voice.</source>
        <translation>Le llaman
de viva voz.</translation>
    </message>
    <message>
        <source>Keep your
number.</source>
        <translation>Guarde su
número.</translation>
    </message>
</context>
<context>
    <name>ServiceLine</name>
    <message>
        <source>Join now</source>
        <translation>Si entra ahora</translation>
    </message>
    <message>
        <source>Last numbers</source>
        <translation>Últimos números</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>No hay números nuevos</translation>
    </message>
    <message>
        <source>No desk is open</source>
        <translation>Ningún puesto abierto</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>siguiente %1</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>nadie espera</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>join now: less than %1 minutes</source>
        <translation>si entra ahora: menos de %1 minutos</translation>
    </message>
    <message>
        <source>join now: %1 minutes</source>
        <translation>si entra ahora: %1 minutos</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Nadie espera</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>under</source>
        <translation>menos de</translation>
    </message>
</context>
<context>
    <name>SoundOff</name>
    <message>
        <source>Sound off</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>Sin voz</translation>
    </message>
</context>
<context>
    <name>Ticker</name>
    <message>
        <source>Not live since %1.</source>
        <translation>Sin datos desde las %1.</translation>
    </message>
</context>
<context>
    <name>UprightHeader</name>
    <message>
        <source>as of %1</source>
        <translation>datos de las %1</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Now Serving: display</source>
        <translation>Now Serving: pantalla</translation>
    </message>
</context>
<context>
    <name>Withdrawn</name>
    <message>
        <source>Please wait.
Not called yet.</source>
        <translation>Espere, por favor.
Aún no le llaman.</translation>
    </message>
</context>
</TS>
