<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name></name>
    <message>
        <source>I use a wheelchair</source>
        <translation>Uso silla de ruedas</translation>
    </message>
    <message>
        <source>We call you to a desk with room.</source>
        <translation>Le llamamos a un puesto con espacio.</translation>
    </message>
    <message>
        <source>I do not hear well</source>
        <translation>No oigo bien</translation>
    </message>
    <message>
        <source>We look at you when we speak.</source>
        <translation>Le miramos al hablar.</translation>
    </message>
    <message>
        <source>I do not see well</source>
        <translation>No veo bien</translation>
    </message>
    <message>
        <source>Somebody fetches you here.</source>
        <translation>Alguien le recoge aquí.</translation>
    </message>
    <message>
        <source>I walk slowly</source>
        <translation>Camino despacio</translation>
    </message>
    <message>
        <source>We give you more time.</source>
        <translation>Le damos más tiempo.</translation>
    </message>
    <message>
        <source>Not connected since {time}.</source>
        <translation>Sin conexión desde las {time}.</translation>
    </message>
    <message>
        <source>No new numbers are given now. You are served.</source>
        <translation>Ya no se dan números. A usted se le atiende.</translation>
    </message>
    <message>
        <source>You are not called before {time}.</source>
        <translation>No se le llama antes de las {time}.</translation>
    </message>
    <message>
        <source>Wait here: {place}</source>
        <translation>Espere aquí: {place}</translation>
    </message>
    <message>
        <source>Watch the big screen for {number}.</source>
        <translation>Busque {number} en la pantalla grande.</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Cita a las {time}</translation>
    </message>
    <message>
        <source>We call you at about that time.</source>
        <translation>Le llamamos hacia esa hora.</translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>Usted es el siguiente.</translation>
    </message>
    <message>
        <source>We are working out your wait.</source>
        <translation>Estamos calculando su espera.</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>No se conoce la espera.</translation>
    </message>
    <message>
        <source>Less than {minutes} minutes</source>
        <translation>Menos de {minutes} minutos</translation>
    </message>
    <message>
        <source>About {minutes} minutes</source>
        <translation>Unos {minutes} minutos</translation>
    </message>
    <message>
        <source>We keep your place until {time}.</source>
        <translation>Guardamos su turno hasta las {time}.</translation>
    </message>
    <message>
        <source>Your turn has come.</source>
        <translation>Ha llegado su turno.</translation>
    </message>
    <message>
        <source>Away until {time}</source>
        <translation>Ausente hasta las {time}</translation>
    </message>
    <message>
        <source>Your place is kept. You are not called before.</source>
        <translation>Su turno se guarda. No se le llama antes.</translation>
    </message>
    <message>
        <source>Please go to {desk} now.</source>
        <translation>Vaya ahora a: {desk}.</translation>
    </message>
    <message>
        <source>They wait for you until {time}.</source>
        <translation>Le esperan hasta las {time}.</translation>
    </message>
    <message>
        <source>Please hurry: they have waited for a while.</source>
        <translation>Dese prisa, por favor: ya le esperan.</translation>
    </message>
    <message>
        <source>It is your turn.</source>
        <translation>Es su turno.</translation>
    </message>
    <message>
        <source>You are expected at {desk}.</source>
        <translation>Le esperan en: {desk}.</translation>
    </message>
    <message>
        <source>It goes on at about {time}</source>
        <translation>Continúa hacia las {time}</translation>
    </message>
    <message>
        <source>It goes on soon.</source>
        <translation>Continúa pronto.</translation>
    </message>
    <message>
        <source>Please stay near. You are called again.</source>
        <translation>Quédese cerca, por favor. Se le volverá a llamar.</translation>
    </message>
    <message>
        <source>We called you at {time}.</source>
        <translation>Le llamamos a las {time}.</translation>
    </message>
    <message>
        <source>Your place is kept until {time}.</source>
        <translation>Su turno se guarda hasta las {time}.</translation>
    </message>
    <message>
        <source>Take a new number if you need one.</source>
        <translation>Tome otro número si lo necesita.</translation>
    </message>
    <message>
        <source>Hold your confirmation to the reader.</source>
        <translation>Acerque su confirmación al lector.</translation>
    </message>
    <message>
        <source>It reads the square code, from paper or from your phone.</source>
        <translation>Lee el código cuadrado, en papel o en el móvil.</translation>
    </message>
    <message>
        <source>Which one is yours?</source>
        <translation>¿Cuál es la suya?</translation>
    </message>
    <message>
        <source>Touch it to go on.</source>
        <translation>Tóquela para continuar.</translation>
    </message>
    <message>
        <source>It takes longer than usual.</source>
        <translation>Tarda más de lo normal.</translation>
    </message>
    <message>
        <source>We look for it.</source>
        <translation>La estamos buscando.</translation>
    </message>
    <message>
        <source>One sign is not right.</source>
        <translation>Hay un carácter que no es correcto.</translation>
    </message>
    <message>
        <source>Compare the number with your confirmation.</source>
        <translation>Compare el número con su confirmación.</translation>
    </message>
    <message>
        <source>We find no reservation.</source>
        <translation>No encontramos ninguna cita.</translation>
    </message>
    <message>
        <source>Try another way, or ask a person.</source>
        <translation>Pruebe de otra forma o pregunte al personal.</translation>
    </message>
    <message>
        <source>Please ask a person.</source>
        <translation>Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>They find your reservation by your name.</source>
        <translation>Encuentran su cita por su nombre.</translation>
    </message>
    <message>
        <source>Your reservation is safe. Please ask a person.</source>
        <translation>Su cita está segura. Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>This is a video meeting.</source>
        <translation>Esta cita es por vídeo.</translation>
    </message>
    <message>
        <source>Open the link in your confirmation. You need not be here.</source>
        <translation>Abra el enlace de su confirmación. No hace falta que esté aquí.</translation>
    </message>
    <message>
        <source>You have your number already. We print it again.</source>
        <translation>Ya tiene su número. Podemos imprimirlo otra vez.</translation>
    </message>
    <message>
        <source>Print my number again</source>
        <translation>Imprimir otra vez mi número</translation>
    </message>
    <message>
        <source>Is this your reservation?</source>
        <translation>¿Es esta su cita?</translation>
    </message>
    <message>
        <source>Yes, I am here</source>
        <translation>Sí, ya estoy aquí</translation>
    </message>
    <message>
        <source>It was on {day} at {time}.</source>
        <translation>Era el {day} a las {time}.</translation>
    </message>
    <message>
        <source>It is on {day} at {time}.</source>
        <translation>Es el {day} a las {time}.</translation>
    </message>
    <message>
        <source>Your reservation is on another day.</source>
        <translation>Su cita es otro día.</translation>
    </message>
    <message>
        <source>This reservation was cancelled.</source>
        <translation>Esta cita se canceló.</translation>
    </message>
    <message>
        <source>This reservation was given up.</source>
        <translation>Esta cita ya no es válida.</translation>
    </message>
    <message>
        <source>You have been served.</source>
        <translation>Ya se le ha atendido.</translation>
    </message>
    <message>
        <source>It was for {day} at {time}.</source>
        <translation>Era para el {day} a las {time}.</translation>
    </message>
    <message>
        <source>Your time has passed.</source>
        <translation>Su hora ha pasado.</translation>
    </message>
    <message>
        <source>It was at {time}. Please ask a person.</source>
        <translation>Era a las {time}. Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>Closed now.</source>
        <translation>Cerrado ahora.</translation>
    </message>
    <message>
        <source>Please ask a person what becomes of your reservation.</source>
        <translation>Pregunte al personal qué pasa con su cita.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>No hubo respuesta.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo de nuevo</translation>
    </message>
    <message>
        <source>We cannot check you in here.</source>
        <translation>Aquí no podemos registrar su llegada.</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>Escribir el número</translation>
    </message>
    <message>
        <source>It is in your confirmation.</source>
        <translation>Está en su confirmación.</translation>
    </message>
    <message>
        <source>I do not have it here</source>
        <translation>No lo tengo aquí</translation>
    </message>
    <message>
        <source>We ask for time and phone.</source>
        <translation>Le pedimos la hora y el teléfono.</translation>
    </message>
    <message>
        <source>No, another one</source>
        <translation>No, es otra</translation>
    </message>
    <message>
        <source>{time}  {title}, {count} people</source>
        <translation>{time}  {title}, {count} personas</translation>
    </message>
    <message>
        <source>For one person.</source>
        <translation>Para una persona.</translation>
    </message>
    <message>
        <source>For {count} people.</source>
        <translation>Para {count} personas.</translation>
    </message>
    <message>
        <source>You have left the line.</source>
        <translation>Ha dejado la cola.</translation>
    </message>
    <message>
        <source>You were called, and nobody came.</source>
        <translation>Le llamamos y no vino nadie.</translation>
    </message>
    <message>
        <source>This number has ended.</source>
        <translation>Este número ha terminado.</translation>
    </message>
    <message>
        <source>This slip is not from today.</source>
        <translation>Este tique no es de hoy.</translation>
    </message>
    <message>
        <source>{number} ends then, and nobody calls it.</source>
        <translation>{number} termina y nadie lo llama.</translation>
    </message>
    <message>
        <source>Leave the line?</source>
        <translation>¿Dejar la cola?</translation>
    </message>
    <message>
        <source>Thank you. Staff see that you are here.</source>
        <translation>Gracias. El personal ve que está aquí.</translation>
    </message>
    <message>
        <source>You are back in the line.</source>
        <translation>Vuelve a estar en la cola.</translation>
    </message>
    <message>
        <source>Noted. You are not called before that.</source>
        <translation>Anotado. No se le llama antes.</translation>
    </message>
    <message>
        <source>Take your slip.</source>
        <translation>Tome su tique.</translation>
    </message>
    <message>
        <source>There is no paper just now. Your place is safe.</source>
        <translation>Ahora no hay papel. Su turno está seguro.</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Hold the code of your receipt to the reader. Then you can answer here.</source>
        <translation>Acerque el código de su resguardo al lector. Después puede responder aquí.</translation>
    </message>
    <message>
        <source>We are sorry: it takes longer than we said.</source>
        <translation>Lo sentimos: tarda más de lo que dijimos.</translation>
    </message>
    <message>
        <source>Ready by {when}.</source>
        <translation>Listo a más tardar: {when}.</translation>
    </message>
    <message>
        <source>Repairs before yours: {count}.</source>
        <translation>Reparaciones antes de la suya: {count}.</translation>
    </message>
    <message>
        <source>We wait for it.</source>
        <translation>Lo esperamos.</translation>
    </message>
    <message>
        <source>Please bring it to a desk.</source>
        <translation>Llévelo a un puesto, por favor.</translation>
    </message>
    <message>
        <source>Wait until {number} is called.</source>
        <translation>Espere hasta que se llame a {number}.</translation>
    </message>
    <message>
        <source>Then a colleague takes it.</source>
        <translation>Entonces lo recoge un empleado.</translation>
    </message>
    <message>
        <source>Please answer by {when}.</source>
        <translation>Responda, por favor, hasta: {when}.</translation>
    </message>
    <message>
        <source>We need your answer.</source>
        <translation>Necesitamos su respuesta.</translation>
    </message>
    <message>
        <source>It should come by {day}.</source>
        <translation>Debería llegar antes del {day}.</translation>
    </message>
    <message>
        <source>We are waiting for a part.</source>
        <translation>Esperamos una pieza.</translation>
    </message>
    <message>
        <source>It is ready.</source>
        <translation>Está listo.</translation>
    </message>
    <message>
        <source>Take a place, then sit down. We call you.</source>
        <translation>Tome turno y siéntese. Le llamamos.</translation>
    </message>
    <message>
        <source>You can take it back, unrepaired.</source>
        <translation>Puede llevárselo, sin reparar.</translation>
    </message>
    <message>
        <source>You have a place. We bring it to the desk.</source>
        <translation>Ya tiene turno. Lo llevamos al puesto.</translation>
    </message>
    <message>
        <source>Estimate {n} still holds: you said yes to it.</source>
        <translation>El presupuesto {n} sigue en vigor: a ese dijo que sí.</translation>
    </message>
    <message>
        <source>You said no to the new estimate.</source>
        <translation>Ha dicho que no al nuevo presupuesto.</translation>
    </message>
    <message>
        <source>We make it ready for you, unrepaired.</source>
        <translation>Se lo preparamos, sin reparar.</translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation>Usted dijo que no.</translation>
    </message>
    <message>
        <source>Please ask a person. They make you a new estimate.</source>
        <translation>Pregunte al personal, por favor. Le hacemos un nuevo presupuesto.</translation>
    </message>
    <message>
        <source>The time for your answer is over.</source>
        <translation>El plazo para responder ha terminado.</translation>
    </message>
    <message>
        <source>Our warranty holds until {day}.</source>
        <translation>Nuestra garantía vale hasta el {day}.</translation>
    </message>
    <message>
        <source>You have picked it up.</source>
        <translation>Ya lo ha recogido.</translation>
    </message>
    <message>
        <source>We have kept it for a long time.</source>
        <translation>Lo hemos guardado mucho tiempo.</translation>
    </message>
    <message>
        <source>That costs {amount}, as agreed.</source>
        <translation>Eso cuesta {amount}, como se acordó.</translation>
    </message>
    <message>
        <source>It is with us.</source>
        <translation>Está con nosotros.</translation>
    </message>
    <message>
        <source>We are finding out what is wrong.</source>
        <translation>Estamos buscando la avería.</translation>
    </message>
    <message>
        <source>We know what is wrong.</source>
        <translation>Ya sabemos qué le pasa.</translation>
    </message>
    <message>
        <source>Your estimate comes next.</source>
        <translation>Ahora viene su presupuesto.</translation>
    </message>
    <message>
        <source>You said yes. We repair it.</source>
        <translation>Usted dijo que sí. Lo reparamos.</translation>
    </message>
    <message>
        <source>We are repairing it.</source>
        <translation>Lo estamos reparando.</translation>
    </message>
    <message>
        <source>It is repaired. We test it.</source>
        <translation>Está reparado. Lo probamos.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Esto se canceló.</translation>
    </message>
    <message>
        <source>Take a place</source>
        <translation>Tomar turno</translation>
    </message>
    <message>
        <source>We call you to a desk.</source>
        <translation>Le llamamos a un puesto.</translation>
    </message>
    <message>
        <source>That was not possible. This is how it stands now.</source>
        <translation>No fue posible. Así está ahora.</translation>
    </message>
    <message>
        <source>Thank you. We have your answer.</source>
        <translation>Gracias. Tenemos su respuesta.</translation>
    </message>
    <message>
        <source>The estimate had just run out. Please ask a person.</source>
        <translation>El presupuesto acaba de caducar. Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>There is a newer estimate. Please read it.</source>
        <translation>Hay un presupuesto más reciente. Léalo, por favor.</translation>
    </message>
    <message>
        <source>It was answered already, by another way.</source>
        <translation>Ya se respondió por otra vía.</translation>
    </message>
    <message>
        <source>No answer came. This is the last that is known.</source>
        <translation>No hubo respuesta. Esto es lo último que se sabe.</translation>
    </message>
    <message>
        <source>Hold your receipt to the reader.</source>
        <translation>Acerque su resguardo al lector.</translation>
    </message>
    <message>
        <source>We cannot find it.</source>
        <translation>No lo encontramos.</translation>
    </message>
    <message>
        <source>Compare the number with your receipt, or ask a person.</source>
        <translation>Compare el número con su resguardo o pregunte al personal.</translation>
    </message>
    <message>
        <source>They can find it by your name.</source>
        <translation>Lo encuentran por su nombre.</translation>
    </message>
    <message>
        <source>What you brought is safe. Please ask a person.</source>
        <translation>Lo que trajo está seguro. Pregunte al personal, por favor.</translation>
    </message>
    <message>
        <source>And the end of your phone number.</source>
        <translation>Y el final de su teléfono.</translation>
    </message>
    <message>
        <source>It takes longer than usual. Please stay here.</source>
        <translation>Tarda más de lo normal. Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>Hold your slip to the reader.</source>
        <translation>Acerque su tique al lector.</translation>
    </message>
    <message>
        <source>It reads the square code.</source>
        <translation>Lee el código cuadrado.</translation>
    </message>
    <message>
        <source>We cannot read this code.</source>
        <translation>No podemos leer este código.</translation>
    </message>
    <message>
        <source>It is on no slip of this house.</source>
        <translation>No es de un tique de esta casa.</translation>
    </message>
    <message>
        <source>A number holds for one day.</source>
        <translation>Un número vale un día.</translation>
    </message>
    <message>
        <source>We cannot look it up just now.</source>
        <translation>Ahora no podemos consultarlo.</translation>
    </message>
    <message>
        <source>Your place is safe. This kiosk keeps trying.</source>
        <translation>Su turno está seguro. El quiosco sigue intentándolo.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Un momento.</translation>
    </message>
    <message>
        <source>We look up your number.</source>
        <translation>Buscamos su número.</translation>
    </message>
    <message>
        <source>Staff see that you are in the house.</source>
        <translation>El personal ve que está en la casa.</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Ya estoy aquí</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>He vuelto</translation>
    </message>
    <message>
        <source>Back into the line at once.</source>
        <translation>De vuelta a la cola enseguida.</translation>
    </message>
    <message>
        <source>I missed my call</source>
        <translation>Perdí mi llamada</translation>
    </message>
    <message>
        <source>Your place is kept meanwhile.</source>
        <translation>Su turno se guarda mientras tanto.</translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation>+10 minutos</translation>
    </message>
    <message>
        <source>Leave the line</source>
        <translation>Dejar la cola</translation>
    </message>
    <message>
        <source>Print the slip again</source>
        <translation>Imprimir otra vez el tique</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Tomar un número</translation>
    </message>
    <message>
        <source>Yes, leave the line</source>
        <translation>Sí, dejar la cola</translation>
    </message>
    <message>
        <source>No, keep my place</source>
        <translation>No, guardar mi turno</translation>
    </message>
    <message>
        <source>This kiosk reads aloud. The arrow keys move, the middle key or Return chooses. Arrow up before the first key reads the page again.</source>
        <translation>Este quiosco lee en voz alta. Las flechas mueven; la tecla central o Intro elige. Flecha arriba antes de la primera tecla vuelve a leer la página.</translation>
    </message>
    <message>
        <source>One key: {name}.</source>
        <translation>Una tecla: {name}.</translation>
    </message>
    <message>
        <source>{count} keys.</source>
        <translation>{count} teclas.</translation>
    </message>
    <message>
        <source>Chosen.</source>
        <translation>Elegido.</translation>
    </message>
    <message>
        <source>Not chosen.</source>
        <translation>No elegido.</translation>
    </message>
    <message>
        <source>{place} of {count}.</source>
        <translation>{place} de {count}.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Escrito.</translation>
    </message>
    <message>
        <source>Space.</source>
        <translation>Espacio.</translation>
    </message>
    <message>
        <source>Rubbed out.</source>
        <translation>Borrado.</translation>
    </message>
    <message>
        <source>{sign} rubbed out.</source>
        <translation>{sign} borrado.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} a {high}</translation>
    </message>
    <message>
        <source>Finish here first. Then hold the slip to the reader again.</source>
        <translation>Termine aquí primero. Después acerque otra vez el tique.</translation>
    </message>
    <message>
        <source>This kiosk cannot read aloud just now. Please ask at a desk.</source>
        <translation>Este quiosco no puede leer en voz alta ahora. Pregunte en un puesto.</translation>
    </message>
    <message>
        <source>This kiosk has no voice for this language.</source>
        <translation>Este quiosco no tiene voz para este idioma.</translation>
    </message>
    <message>
        <source>Volume {percent} per cent.</source>
        <translation>Volumen {percent} por ciento.</translation>
    </message>
    <message>
        <source>Faster.</source>
        <translation>Más rápido.</translation>
    </message>
    <message>
        <source>Slower.</source>
        <translation>Más despacio.</translation>
    </message>
    <message>
        <source>We said {minutes} minutes.</source>
        <translation>Dijimos {minutes} minutos.</translation>
    </message>
    <message>
        <source>Now about {time}</source>
        <translation>Ahora, hacia las {time}</translation>
    </message>
    <message>
        <source>We said {time} at the latest. It may take longer now.</source>
        <translation>Dijimos a las {time} como muy tarde. Ahora puede tardar más.</translation>
    </message>
    <message>
        <source>We are sorry.</source>
        <translation>Lo sentimos.</translation>
    </message>
    <message>
        <source>{desk} closed at {time}.</source>
        <translation>{desk} cerró a las {time}.</translation>
    </message>
    <message>
        <source>A desk has closed.</source>
        <translation>Ha cerrado un puesto.</translation>
    </message>
    <message>
        <source>{desk} paused at {time}.</source>
        <translation>{desk} hizo una pausa a las {time}.</translation>
    </message>
    <message>
        <source>A desk paused.</source>
        <translation>Un puesto hizo una pausa.</translation>
    </message>
    <message>
        <source>The visit at {desk} has taken longer than we thought.</source>
        <translation>En {desk} la atención ha tardado más de lo previsto.</translation>
    </message>
    <message>
        <source>A visit has taken longer than we thought.</source>
        <translation>En un puesto la atención ha tardado más de lo previsto.</translation>
    </message>
    <message>
        <source>We had to call others before you.</source>
        <translation>Hemos tenido que llamar antes a otras personas.</translation>
    </message>
    <message>
        <source>The visits before yours took longer than we thought.</source>
        <translation>Las visitas anteriores han durado más de lo previsto.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>Tableta</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Portátil</translation>
    </message>
    <message>
        <source>Computer or printer</source>
        <translation>Ordenador o impresora</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Television or radio</source>
        <translation>Televisor o radio</translation>
    </message>
    <message>
        <source>Kitchen appliance</source>
        <translation>Aparato de cocina</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Bicicleta</translation>
    </message>
    <message>
        <source>It does not switch on</source>
        <translation>No se enciende</translation>
    </message>
    <message>
        <source>A part is broken</source>
        <translation>Una pieza está rota</translation>
    </message>
    <message>
        <source>The battery does not last</source>
        <translation>La batería no dura</translation>
    </message>
    <message>
        <source>It got wet</source>
        <translation>Se mojó</translation>
    </message>
    <message>
        <source>It stops while in use</source>
        <translation>Se para durante el uso</translation>
    </message>
    <message>
        <source>It makes a strange noise</source>
        <translation>Hace un ruido extraño</translation>
    </message>
    <message>
        <source>{number}: please answer by {when}.</source>
        <translation>{number}: responda, por favor, hasta: {when}.</translation>
    </message>
    <message>
        <source>It costs {amount}.</source>
        <translation>Cuesta {amount}.</translation>
    </message>
    <message>
        <source>Yes, repair it for {amount}</source>
        <translation>Sí, repárenlo por {amount}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired</source>
        <translation>No, devuélvanlo sin reparar</translation>
    </message>
    <message>
        <source>You may sign, and need not. Your answer holds at once.</source>
        <translation>Puede firmar, pero no es necesario. Su respuesta vale al momento.</translation>
    </message>
    <message>
        <source>Repair it for {amount}?</source>
        <translation>¿Repararlo por {amount}?</translation>
    </message>
    <message>
        <source>Yes, repair it</source>
        <translation>Sí, repárenlo</translation>
    </message>
    <message>
        <source>Give it back unrepaired?</source>
        <translation>¿Devolverlo sin reparar?</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Sí, devuélvanlo</translation>
    </message>
    <message>
        <source>Back to the estimate</source>
        <translation>Volver al presupuesto</translation>
    </message>
    <message>
        <source>Tax {rate} %</source>
        <translation>Impuesto {rate} %</translation>
    </message>
    <message>
        <source>Tax in it, {rate} %</source>
        <translation>Impuesto incluido, {rate} %</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>If it would cost more than {amount}, we stop and ask you again.</source>
        <translation>Si fuera a costar más de {amount}, paramos y le preguntamos de nuevo.</translation>
    </message>
    <message>
        <source>Ready about {day}.</source>
        <translation>Listo hacia el {day}.</translation>
    </message>
    <message>
        <source>{name}, {minutes} min</source>
        <translation>{name}, {minutes} min</translation>
    </message>
    <message>
        <source>{count} × {name}</source>
        <translation>{count} × {name}</translation>
    </message>
    <message>
        <source>No, give it back unrepaired for {amount}</source>
        <translation>No, devuélvanlo sin reparar por {amount}</translation>
    </message>
    <message>
        <source>Giving it back unrepaired costs {amount}, as agreed.</source>
        <translation>Devolverlo sin reparar cuesta {amount}, como se acordó.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>What did you bring?</source>
        <translation>¿Qué ha traído?</translation>
    </message>
    <message>
        <source>Touch what it is.</source>
        <translation>Toque lo que es.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>¿Qué es?</translation>
    </message>
    <message>
        <source>A word or two are enough.</source>
        <translation>Una o dos palabras bastan.</translation>
    </message>
    <message>
        <source>Which make and model?</source>
        <translation>¿Qué marca y modelo?</translation>
    </message>
    <message>
        <source>If you know. You can skip this.</source>
        <translation>Si lo sabe. Puede omitirlo.</translation>
    </message>
    <message>
        <source>In my own words</source>
        <translation>Con mis palabras</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>¿Qué le pasa?</translation>
    </message>
    <message>
        <source>Touch what fits best.</source>
        <translation>Toque lo que mejor encaje.</translation>
    </message>
    <message>
        <source>A short sentence is enough.</source>
        <translation>Una frase corta basta.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>It goes on your receipt. Only staff see it.</source>
        <translation>Figura en su resguardo. Solo lo ve el personal.</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Por teléfono</translation>
    </message>
    <message>
        <source>We send an SMS.</source>
        <translation>Le enviamos un SMS.</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Por correo electrónico</translation>
    </message>
    <message>
        <source>We write to your address.</source>
        <translation>Escribimos a su dirección.</translation>
    </message>
    <message>
        <source>Our staff can ring you.</source>
        <translation>Nuestro personal puede llamarle.</translation>
    </message>
    <message>
        <source>Our staff can write to you.</source>
        <translation>Nuestro personal puede escribirle.</translation>
    </message>
    <message>
        <source>So that we can tell you when it is ready.</source>
        <translation>Para avisarle cuando esté listo.</translation>
    </message>
    <message>
        <source>How can we reach you?</source>
        <translation>¿Cómo podemos avisarle?</translation>
    </message>
    <message>
        <source>We send no SMS.</source>
        <translation>No enviamos SMS.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>¿Cuál es su teléfono?</translation>
    </message>
    <message>
        <source>We send no mails now.</source>
        <translation>Ahora no enviamos correos.</translation>
    </message>
    <message>
        <source>What is your mail address?</source>
        <translation>¿Cuál es su correo?</translation>
    </message>
    <message>
        <source>The code on your slip shows how far along it is.</source>
        <translation>El código de su tique muestra cómo va.</translation>
    </message>
    <message>
        <source>Up to {amount}</source>
        <translation>Hasta {amount}</translation>
    </message>
    <message>
        <source>No, always ask me first</source>
        <translation>No, pregúntenme siempre</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Otro importe</translation>
    </message>
    <message>
        <source>May we repair it without asking?</source>
        <translation>¿Podemos repararlo sin preguntar?</translation>
    </message>
    <message>
        <source>You save time. It never costs more than you say.</source>
        <translation>Ahorra tiempo. Nunca cuesta más de lo que diga.</translation>
    </message>
    <message>
        <source>Up to which amount?</source>
        <translation>¿Hasta qué importe?</translation>
    </message>
    <message>
        <source>We repair it without asking up to that.</source>
        <translation>Hasta ahí reparamos sin preguntar.</translation>
    </message>
    <message>
        <source>You may do repairs up to {amount} without asking.</source>
        <translation>Pueden reparar hasta {amount} sin preguntar.</translation>
    </message>
    <message>
        <source>You bring</source>
        <translation>Usted trae</translation>
    </message>
    <message>
        <source>Make and model</source>
        <translation>Marca y modelo</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué le pasa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>We reach you at</source>
        <translation>Le localizamos en</translation>
    </message>
    <message>
        <source>Without asking</source>
        <translation>Sin preguntar</translation>
    </message>
    <message>
        <source>Nothing, ask me first</source>
        <translation>Nada, pregúntenme</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>Toque una línea para cambiarla.</translation>
    </message>
    <message>
        <source>That was not taken. Please look at your phone number or mail address.</source>
        <translation>No se aceptó. Revise su teléfono o su correo.</translation>
    </message>
    <message>
        <source>Is all of this right?</source>
        <translation>¿Está todo bien?</translation>
    </message>
    <message>
        <source>Part {part} of {count}</source>
        <translation>Parte {part} de {count}</translation>
    </message>
    <message>
        <source>Please read what you agree to.</source>
        <translation>Lea, por favor, lo que acepta.</translation>
    </message>
    <message>
        <source>We find the fault first and tell you what the repair costs. If you then say no, you pay {amount}.</source>
        <translation>Primero buscamos la avería y le decimos cuánto cuesta la reparación. Si entonces dice que no, paga {amount}.</translation>
    </message>
    <message>
        <source>You need not sign.</source>
        <translation>No es necesario firmar.</translation>
    </message>
    <message>
        <source>You need not sign. Taking a number agrees, too.</source>
        <translation>No es necesario firmar: con «Tomar un número» también acepta.</translation>
    </message>
    <message>
        <source>Sign with your finger.</source>
        <translation>Firme con el dedo.</translation>
    </message>
</context>
<context>
    <name>AttractHand</name>
    <message>
        <source>Touch to take a number</source>
        <translation>Toque para tomar un número</translation>
    </message>
    <message>
        <source>No numbers are given now.</source>
        <translation>Ahora no se dan números.</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>Necesito ayuda o más tiempo</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>Necesito a una persona</translation>
    </message>
    <message>
        <source>I have a reservation</source>
        <translation>Tengo una cita</translation>
    </message>
    <message>
        <source>I have a slip</source>
        <translation>Tengo un tique</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Raise the keys</source>
        <translation>Subir las teclas</translation>
    </message>
    <message>
        <source>Lower the keys</source>
        <translation>Bajar las teclas</translation>
    </message>
    <message>
        <source>To hear this screen, plug in a headset.</source>
        <translation>Para oír esta pantalla, conecte unos auriculares.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar: %1</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Elegir un servicio</translation>
    </message>
    <message>
        <source>Add another service</source>
        <translation>Añadir otro servicio</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Eso es todo</translation>
    </message>
</context>
<context>
    <name>EstimateHand</name>
    <message>
        <source>Read on</source>
        <translation>Seguir leyendo</translation>
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
        <translation>¿Qué idioma?</translation>
    </message>
    <message>
        <source>All pages change to it at once.</source>
        <translation>Todas las páginas cambian enseguida.</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>¿Algo más?</translation>
    </message>
    <message>
        <source>One number is for all of it.</source>
        <translation>Un número vale para todo.</translation>
    </message>
    <message>
        <source>How can we help you?</source>
        <translation>¿Cómo podemos ayudarle?</translation>
    </message>
    <message>
        <source>Touch all that applies. Only staff see it.</source>
        <translation>Toque todo lo que corresponda. Solo lo ve el personal.</translation>
    </message>
    <message>
        <source>How many are you?</source>
        <translation>¿Cuántos son ustedes?</translation>
    </message>
    <message>
        <source>Count everybody who comes to the desk.</source>
        <translation>Cuente a todos los que vienen al puesto.</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>Only staff see it. You can skip this.</source>
        <translation>Solo lo ve el personal. Puede omitirlo.</translation>
    </message>
    <message>
        <source>What is your phone number?</source>
        <translation>¿Cuál es su teléfono?</translation>
    </message>
    <message>
        <source>What is your reservation number?</source>
        <translation>¿Cuál es el número de su cita?</translation>
    </message>
    <message>
        <source>It has 11 letters and figures.</source>
        <translation>Tiene 11 letras y cifras.</translation>
    </message>
    <message>
        <source>When is your reservation?</source>
        <translation>¿A qué hora es su cita?</translation>
    </message>
    <message>
        <source>The time of day, as 10:40.</source>
        <translation>La hora, por ejemplo 10:40.</translation>
    </message>
    <message>
        <source>How does your phone number end?</source>
        <translation>¿Cómo termina su teléfono?</translation>
    </message>
    <message>
        <source>Its last four figures.</source>
        <translation>Sus cuatro últimas cifras.</translation>
    </message>
    <message>
        <source>What is the number?</source>
        <translation>¿Cuál es el número?</translation>
    </message>
    <message>
        <source>It is on your receipt, as R-1187.</source>
        <translation>Está en su resguardo, como R-1187.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Back to the start in %1&#xa0;s.</source>
        <translation>Vuelve al inicio en %1&#xa0;s.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>No new numbers</source>
        <translation>No hay números nuevos</translation>
    </message>
    <message>
        <source>Those who wait are served. %1</source>
        <translation>Se atiende a quienes esperan. %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>No new numbers now.</source>
        <translation>Ahora no hay números nuevos.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenidos</translation>
    </message>
    <message>
        <source>Take a number, then sit down. We call you.</source>
        <translation>Tome un número y siéntese. Le llamamos.</translation>
    </message>
    <message>
        <source>Times show how long you may wait.</source>
        <translation>Los tiempos indican la espera prevista.</translation>
    </message>
    <message>
        <source>Where do you want to go?</source>
        <translation>¿Adónde quiere ir?</translation>
    </message>
    <message>
        <source>Choose where to go.</source>
        <translation>Elija adónde ir.</translation>
    </message>
    <message>
        <source>What else do you need?</source>
        <translation>¿Qué más necesita?</translation>
    </message>
    <message>
        <source>What do you need first?</source>
        <translation>¿Qué necesita primero?</translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation>¿Qué necesita hoy?</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Un momento.</translation>
    </message>
    <message>
        <source>We are telling the staff.</source>
        <translation>Estamos avisando al personal.</translation>
    </message>
    <message>
        <source>Somebody is coming.</source>
        <translation>Ya viene alguien.</translation>
    </message>
    <message>
        <source>Please stay here.</source>
        <translation>Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>The staff know.</source>
        <translation>El personal lo sabe.</translation>
    </message>
    <message>
        <source>Somebody answers soon.</source>
        <translation>Alguien responde pronto.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>Nobody could be reached from here.</source>
        <translation>Desde aquí no se pudo avisar a nadie.</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Take a number</source>
        <translation>Tomar un número</translation>
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
        <translation>Quédese aquí, por favor.</translation>
    </message>
    <message>
        <source>A colleague is on the way to this kiosk.</source>
        <translation>Una persona viene hacia este quiosco.</translation>
    </message>
    <message>
        <source>The staff see that you need somebody.</source>
        <translation>El personal ve que necesita a alguien.</translation>
    </message>
    <message>
        <source>Please ask at a desk.</source>
        <translation>Pregunte en un puesto, por favor.</translation>
    </message>
    <message>
        <source>Every colleague can help you.</source>
        <translation>Cualquier persona del personal puede ayudarle.</translation>
    </message>
    <message>
        <source>I need nobody any more</source>
        <translation>Ya no necesito a nadie</translation>
    </message>
    <message>
        <source>Back, and somebody still comes</source>
        <translation>Atrás, y alguien viene igual</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
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
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <translation>Continuar</translation>
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
        <source>Booked for %1</source>
        <translation>Cita a las %1</translation>
    </message>
    <message>
        <source>The wait is not known.</source>
        <translation>No se conoce la espera.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Menos de %n minuto</numerusform>
            <numerusform>Menos de %n minutos</numerusform>
        </translation>
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
        <source>We call you at about that time.</source>
        <translation>Le llamamos hacia esa hora.</translation>
    </message>
    <message>
        <source>Nobody is ahead of you.</source>
        <translation>No hay nadie delante de usted.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>Hay %n persona delante de usted.</numerusform>
            <numerusform>Hay %n personas delante de usted.</numerusform>
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
        <source>A colleague takes it when %1 is called.</source>
        <translation>Un empleado lo recoge cuando se llame a %1.</translation>
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
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
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
        <translation>Elegido</translation>
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
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>PartySize</name>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN not known? A manager sets a new one in the console: Settings › The hall.</source>
        <translation>¿No sabe el PIN? Un responsable pone otro en la consola: Settings&#xa0;›&#xa0;The&#xa0;hall.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Start the kiosk again</source>
        <translation>Reiniciar el quiosco</translation>
    </message>
    <message>
        <source>Pair the kiosk anew</source>
        <translation>Vincular de nuevo el quiosco</translation>
    </message>
    <message>
        <source>Leave: end the kiosk</source>
        <translation>Salir: cerrar el quiosco</translation>
    </message>
    <message>
        <source>Back to the kiosk (%1)</source>
        <translation>Volver al quiosco (%1)</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>¿Qué desea hacer?</translation>
    </message>
    <message>
        <source>This kiosk knows no PIN</source>
        <translation>Este quiosco no tiene PIN</translation>
    </message>
    <message>
        <source>For staff: type the PIN</source>
        <translation>Para el personal: escriba el PIN</translation>
    </message>
    <message>
        <source>The PIN was right. Customers cannot use this kiosk until it starts again.</source>
        <translation>El PIN es correcto. Los clientes no pueden usar este quiosco hasta que vuelva a iniciarse.</translation>
    </message>
    <message>
        <source>Set a PIN in the console: Settings › The hall. To leave without one, hold Ctrl+Q on a keyboard for five seconds.</source>
        <translation>Ponga un PIN en la consola: Settings&#xa0;›&#xa0;The&#xa0;hall. Para salir sin PIN, mantenga pulsado Ctrl+Q en un teclado durante cinco segundos.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. The next try is in %1 s.</source>
        <translation>Demasiados PIN incorrectos. Podrá intentarlo de nuevo en %1 s.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>Ese no es el PIN. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>You are a customer? Touch “Back to the kiosk”.</source>
        <translation>¿Es usted cliente? Toque «Volver al quiosco».</translation>
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
        <source>Nothing is
taken in here.</source>
        <translation>Aquí no se
recoge nada.</translation>
    </message>
    <message>
        <source>This was changed just now.</source>
        <translation>Se acaba de cambiar.</translation>
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
        <translation>No hay nadie delante de usted.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are ahead of you.</source>
        <translation>
            <numerusform>Hay %n persona delante de usted.</numerusform>
            <numerusform>Hay %n personas delante de usted.</numerusform>
        </translation>
    </message>
    <message>
        <source>No desk is open.</source>
        <translation>Ningún puesto está abierto.</translation>
    </message>
    <message numerus="yes">
        <source>%n desks are open.</source>
        <translation>
            <numerusform>%n puesto está abierto.</numerusform>
            <numerusform>%n puestos están abiertos.</numerusform>
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
        <translation>Necesito más de un servicio</translation>
    </message>
    <message>
        <source>I need help or more time</source>
        <translation>Necesito ayuda o más tiempo</translation>
    </message>
</context>
<context>
    <name>SignField</name>
    <message>
        <source>Field to sign in, empty.</source>
        <translation>Campo para firmar, vacío.</translation>
    </message>
    <message>
        <source>Field to sign in, signed.</source>
        <translation>Campo para firmar, firmado.</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Sign again</source>
        <translation>Firmar de nuevo</translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message>
        <source>Your number is</source>
        <translation>Su número es</translation>
    </message>
    <message>
        <source>Called by about %1</source>
        <translation>Su turno, hacia las %1</translation>
    </message>
    <message>
        <source>Booked for %1</source>
        <translation>Cita a las %1</translation>
    </message>
    <message>
        <source>The wait is not known now.</source>
        <translation>Ahora no se conoce la espera.</translation>
    </message>
    <message numerus="yes">
        <source>Less than %n minutes</source>
        <translation>
            <numerusform>Menos de %n minuto</numerusform>
            <numerusform>Menos de %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1–%2 minutes</source>
        <translation>Entre %1 y %2 minutos</translation>
    </message>
    <message>
        <source>Nobody is ahead of you</source>
        <translation>No hay nadie delante de usted</translation>
    </message>
    <message numerus="yes">
        <source>%n people ahead of you</source>
        <translation>
            <numerusform>%n persona delante de usted</numerusform>
            <numerusform>%n personas delante de usted</numerusform>
        </translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Después: %1</translation>
    </message>
    <message>
        <source>Sit down, please.</source>
        <translation>Tome asiento, por favor.</translation>
    </message>
    <message>
        <source>Wait here: %1</source>
        <translation>Espere aquí: %1</translation>
    </message>
    <message>
        <source>Watch the big screen for %1.</source>
        <translation>Busque %1 en la pantalla grande.</translation>
    </message>
    <message>
        <source>Follow on your phone</source>
        <translation>Sígalo en su móvil</translation>
    </message>
    <message>
        <source>No app</source>
        <translation>Sin aplicación</translation>
    </message>
    <message>
        <source>Missed your call?</source>
        <translation>¿Perdió su llamada?</translation>
    </message>
    <message>
        <source>Scan this slip at the kiosk or show it at any desk.</source>
        <translation>Escanee este tique en el quiosco o muéstrelo en un puesto.</translation>
    </message>
    <message>
        <source>Show this slip at any desk.</source>
        <translation>Muestre este tique en un puesto.</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>I am still here</source>
        <translation>Sigo aquí</translation>
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
        <translation>Sí, continuar</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>I agree, go on</source>
        <translation>Acepto, continuar</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Seguir leyendo</translation>
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
        <translation>Atrás</translation>
    </message>
    <message>
        <source>I need a person</source>
        <translation>Necesito a una persona</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Nobody is waiting now.</source>
        <translation>Ahora no espera nadie.</translation>
    </message>
    <message numerus="yes">
        <source>Now waiting: %n people</source>
        <translation>
            <numerusform>En espera: %n persona</numerusform>
            <numerusform>En espera: %n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>Join by phone</source>
        <translation>Con el móvil</translation>
    </message>
</context>
</TS>
