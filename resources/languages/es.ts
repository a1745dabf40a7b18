<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CaptionBand</name>
    <message>
        <source>Captions in %1</source>
        <translation>Subtítulos en %1</translation>
    </message>
</context>
<context>
    <name>CaptionTools</name>
    <message>
        <source>Smaller type</source>
        <translation>Letra más pequeña</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Letra más grande</translation>
    </message>
    <message>
        <source>Let more shine through</source>
        <translation>Más transparente</translation>
    </message>
    <message>
        <source>Let less shine through</source>
        <translation>Menos transparente</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Which languages</source>
        <translation>Qué idiomas</translation>
    </message>
    <message>
        <source>Reading mode is on: text only ever appends</source>
        <translation>Modo de lectura activado: el texto solo se añade, nunca cambia</translation>
    </message>
    <message>
        <source>Reading mode: text that only ever appends</source>
        <translation>Modo de lectura: el texto solo se añade, nunca cambia</translation>
    </message>
</context>
<context>
    <name>CaptionsWindow</name>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>The arrow keys move them; with Shift they change their width.</source>
        <translation>Las teclas de flecha los mueven; con Mayús cambian su ancho.</translation>
    </message>
    <message>
        <source>Captions appear here</source>
        <translation>Los subtítulos aparecen aquí</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>End the conversation</source>
        <translation>Terminar la conversación</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Empezar a escuchar</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Volver a escuchar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Dejar de hablar</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Decir las traducciones en voz alta</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>No decir las traducciones en voz alta</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Intercambiar los idiomas</translation>
    </message>
    <message>
        <source>Both ways: each is translated into the other</source>
        <translation>En ambos sentidos: cada idioma se traduce al otro</translation>
    </message>
    <message>
        <source>One way: %1 into %2</source>
        <translation>En un sentido: de %1 a %2</translation>
    </message>
    <message>
        <source>Turns begin when a button is held</source>
        <translation>Los turnos empiezan al mantener pulsado un botón</translation>
    </message>
    <message>
        <source>Turns begin with the voice</source>
        <translation>Los turnos empiezan con la voz</translation>
    </message>
    <message>
        <source>Voice and turns</source>
        <translation>Voz y turnos</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>Cara a cara</translation>
    </message>
    <message>
        <source>Close the captions</source>
        <translation>Cerrar los subtítulos</translation>
    </message>
    <message>
        <source>Captions over other windows</source>
        <translation>Subtítulos sobre otras ventanas</translation>
    </message>
    <message>
        <source>Captions take the mouse again</source>
        <translation>Los subtítulos vuelven a recibir los clics</translation>
    </message>
    <message>
        <source>Let the mouse through the captions</source>
        <translation>Dejar pasar los clics a través de los subtítulos</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Turn the far half round</source>
        <translation>Girar la mitad de enfrente</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Letra más grande</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Letra más pequeña</translation>
    </message>
    <message>
        <source>Follow the conversation again</source>
        <translation>Volver a seguir la conversación</translation>
    </message>
    <message>
        <source>Put right what was said</source>
        <translation>Corregir lo que se dijo</translation>
    </message>
    <message>
        <source>Read it in the other language</source>
        <translation>Leerlo en el otro idioma</translation>
    </message>
    <message>
        <source>Read it as %1</source>
        <translation>Leerlo como %1</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>Copiar lo que se dijo</translation>
    </message>
    <message>
        <source>Copy the translation</source>
        <translation>Copiar la traducción</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>Oírlo de nuevo</translation>
    </message>
    <message>
        <source>Write a line</source>
        <translation>Escribir una línea</translation>
    </message>
    <message>
        <source>Write in the other language</source>
        <translation>Escribir en el otro idioma</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Colores: claros</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Colores: oscuros</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Colores: alto contraste</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Colores: los del sistema</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Micrófono y altavoz</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Mantener pulsado para hablar, en cualquiera de los dos idiomas</translation>
    </message>
    <message>
        <source>Hold to speak %1</source>
        <translation>Mantener pulsado para hablar en %1</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>End now</source>
        <translation>Terminar ya</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Copied what was said</source>
        <translation>Se copió lo dicho</translation>
    </message>
    <message>
        <source>Copied the translation</source>
        <translation>Se copió la traducción</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Dicho</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Lo último</translation>
    </message>
    <message>
        <source>Speak, in either language</source>
        <translation>Hable, en cualquiera de los dos idiomas</translation>
    </message>
    <message>
        <source>Press Start, and speak</source>
        <translation>Pulse «Empezar» y hable</translation>
    </message>
    <message>
        <source>What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.</source>
        <translation>Lo que se dice aparece a un lado y su traducción al otro, mientras se habla. Nada sale de este ordenador.</translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>As the system has it</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>%1 (what the computer plays)</source>
        <translation>%1 (lo que reproduce el equipo)</translation>
    </message>
    <message>
        <source>%1 (hands-free)</source>
        <translation>%1 (manos libres)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Altavoz</translation>
    </message>
</context>
<context>
    <name>DevicesPane</name>
    <message>
        <source>A conversation is using them: what you choose here is used by the next one.</source>
        <translation>Una conversación los está usando: lo que elija aquí se usará en la próxima.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>Volver a buscar dispositivos</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Demasiado fuerte</translation>
    </message>
    <message>
        <source>It hears you</source>
        <translation>Le oye</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Diga algo</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Altavoz</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Hear a sentence</source>
        <translation>Oír una frase</translation>
    </message>
    <message>
        <source>Speak now: 3 seconds</source>
        <translation>Hable ahora: 3 segundos</translation>
    </message>
    <message>
        <source>This is what it heard</source>
        <translation>Esto es lo que oyó</translation>
    </message>
    <message>
        <source>Record and play back</source>
        <translation>Grabar y reproducir</translation>
    </message>
    <message>
        <source>Be quiet for a moment</source>
        <translation>Guarde silencio un momento</translation>
    </message>
    <message>
        <source>Test the echo</source>
        <translation>Probar el eco</translation>
    </message>
    <message>
        <source>Says a sentence, and finds out how much of it the microphone hears</source>
        <translation>Dice una frase y comprueba cuánto de ella oye el micrófono</translation>
    </message>
    <message>
        <source>The microphone does not hear the program: it can listen and speak at once.</source>
        <translation>El micrófono no oye al programa: puede escuchar y hablar a la vez.</translation>
    </message>
    <message>
        <source>The program&apos;s voice can be taken out of what the microphone hears: it can listen and speak at once.</source>
        <translation>La voz del programa se puede eliminar de lo que oye el micrófono: puede escuchar y hablar a la vez.</translation>
    </message>
    <message>
        <source>The microphone hears the program too well: it listens while it is silent.</source>
        <translation>El micrófono oye demasiado al programa: solo escucha mientras no habla.</translation>
    </message>
    <message>
        <source>Its voice can be made %1 dB quieter; headphones are always best.</source>
        <translation>Su voz se puede bajar %1 dB; lo mejor son siempre los auriculares.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Usar esto</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Micrófono y altavoz</translation>
    </message>
    <message>
        <source>Something does not work? The doctor looks at all that the program needs: sound, packs, settings, computer and network.</source>
        <translation>¿Algo no funciona? La revisión comprueba todo lo que el programa necesita: sonido, paquetes, ajustes, equipo y red.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Revisando</translation>
    </message>
    <message>
        <source>Ask the doctor</source>
        <translation>Revisar</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSheet</name>
    <message>
        <source>silent</source>
        <translation>silencio</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Figures come while a conversation runs; these are the last one&apos;s.</source>
        <translation>Los datos llegan durante una conversación; estos son de la última.</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>Nivel de entrada</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>pico %1</translation>
    </message>
    <message>
        <source>Computing per second of sound</source>
        <translation>Tiempo de cálculo por segundo de sonido</translation>
    </message>
    <message>
        <source>on all cores together</source>
        <translation>en todos los núcleos juntos</translation>
    </message>
    <message>
        <source>Sound lost</source>
        <translation>Sonido perdido</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Not spoken, to keep up</source>
        <translation>No dicho, para no retrasarse</translation>
    </message>
    <message>
        <source>Own voice kept out</source>
        <translation>Voz propia excluida</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Time from the end of a sentence</source>
        <translation>Tiempo desde el final de una frase</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Drawn by the processor: there is no graphics hardware that Qt can use.</source>
        <translation>Dibuja el procesador: no hay hardware gráfico que Qt pueda usar.</translation>
    </message>
    <message>
        <source>Drawn by the graphics hardware.</source>
        <translation>Dibuja el hardware gráfico.</translation>
    </message>
</context>
<context>
    <name>FaceHalf</name>
    <message>
        <source>Speak %1. The other side reads and hears it in their language.</source>
        <translation>Hable en %1. El otro lado lo lee y lo oye en su idioma.</translation>
    </message>
</context>
<context>
    <name>FaceTurn</name>
    <message>
        <source>Say again: %1</source>
        <translation>Repetir: %1</translation>
    </message>
</context>
<context>
    <name>FaceWords</name>
    <message>
        <source>Speak now</source>
        <translation>Hable ahora</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>Habla el otro lado</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Mantenga pulsado para hablar</translation>
    </message>
    <message>
        <source>Tap to begin</source>
        <translation>Toque para empezar</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Escuchando</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Le oye</translation>
    </message>
    <message>
        <source>Speaking to you</source>
        <translation>Le habla a usted</translation>
    </message>
    <message>
        <source>Speaking to the other side</source>
        <translation>Habla al otro lado</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Cargando modelos</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Abriendo el micrófono</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Pensando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Algo va mal</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Volver a la conversación</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Skip all this</source>
        <translation>Omitir todo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Echar un vistazo antes</translation>
    </message>
    <message>
        <source>Start to listen</source>
        <translation>Empezar a escuchar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Two languages, one conversation</source>
        <translation>Dos idiomas, una conversación</translation>
    </message>
    <message>
        <source>Interpreter listens, translates while people are still speaking, and says the translation.</source>
        <translation>Interpreter escucha, traduce mientras aún se está hablando y dice la traducción.</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Mientras habla</translation>
    </message>
    <message>
        <source>Words appear as they are said, and their translation beside them.</source>
        <translation>Las palabras aparecen a medida que se dicen, con su traducción al lado.</translation>
    </message>
    <message>
        <source>Out loud</source>
        <translation>En voz alta</translation>
    </message>
    <message>
        <source>The other side hears its own language; a key or a word from you stops it.</source>
        <translation>El otro lado oye su propio idioma; una tecla o una palabra suya lo detiene.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Nothing you say leaves it. The network is used only to fetch what you ask for.</source>
        <translation>Nada de lo que diga sale de él. La red solo se usa para descargar lo que usted pida.</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Idioma de esta ventana</translation>
    </message>
    <message>
        <source>A traveller and somebody who lives there. What you see is recognized, translated and spoken here and now, by this computer.</source>
        <translation>Un viajero y alguien que vive allí. Lo que ve lo reconoce, traduce y dice este equipo, aquí y ahora.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Play the conversation</source>
        <translation>Reproducir la conversación</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>Reproducirla de nuevo</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Cargando modelos</translation>
    </message>
    <message>
        <source>Somebody speaks</source>
        <translation>Alguien habla</translation>
    </message>
    <message>
        <source>That was it. Now your own languages.</source>
        <translation>Eso fue todo. Ahora, sus idiomas.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Two panes: what was said, and its translation</source>
        <translation>Dos paneles: lo que se dijo y su traducción</translation>
    </message>
    <message>
        <source>Which two languages?</source>
        <translation>¿Qué dos idiomas?</translation>
    </message>
    <message>
        <source>Yours, and that of the people you talk to. It hears by itself who speaks which; both can be changed at any time.</source>
        <translation>El suyo y el de las personas con quienes habla. El programa detecta quién habla cuál; ambos se pueden cambiar en cualquier momento.</translation>
    </message>
    <message>
        <source>Languages are listed that the packs on this computer translate. More packs, more languages: two steps from here.</source>
        <translation>Aparecen los idiomas que traducen los paquetes de este equipo. Con más paquetes, más idiomas: dentro de dos pasos.</translation>
    </message>
    <message>
        <source>Can it hear you, and you it?</source>
        <translation>¿Le oye bien, y usted al programa?</translation>
    </message>
    <message>
        <source>Say something: the bars follow your voice. Then listen to a sentence, and test the echo if you use loudspeakers.</source>
        <translation>Diga algo: las barras siguen su voz. Luego escuche una frase y, si usa altavoces, pruebe el eco.</translation>
    </message>
    <message>
        <source>Packs for real voices</source>
        <translation>Paquetes para voces reales</translation>
    </message>
    <message>
        <source>The packs that came along are for trying the program: made from synthetic voices, they will misread people. Real ones are fetched once, and then need no network.</source>
        <translation>Los paquetes incluidos sirven para probar el programa: hechos con voces sintéticas, entenderán mal a las personas. Los de verdad se descargan una vez y luego no necesitan red.</translation>
    </message>
    <message>
        <source>Put the computer between you, press the button, and talk. Speak in sentences, one after the other.</source>
        <translation>Ponga el equipo entre ustedes, pulse el botón y hablen. Con frases completas, uno después del otro.</translation>
    </message>
    <message>
        <source>Ctrl+R begins and ends</source>
        <translation>Ctrl+R empieza y termina</translation>
    </message>
    <message>
        <source>Esc stops the voice, Ctrl+P pauses, F1 shows every key.</source>
        <translation>Esc detiene la voz, Ctrl+P pausa y F1 muestra todas las teclas.</translation>
    </message>
    <message>
        <source>Everything can be changed</source>
        <translation>Todo se puede cambiar</translation>
    </message>
    <message>
        <source>Languages, voice, devices, packs and colours: Ctrl+, opens the settings, and these first steps again.</source>
        <translation>Idiomas, voz, dispositivos, paquetes y colores: Ctrl+, abre los ajustes, y desde allí estos primeros pasos.</translation>
    </message>
    <message>
        <source>It is a machine</source>
        <translation>Es una máquina</translation>
    </message>
    <message>
        <source>It mishears, as people do. Where it matters, ask again, and read along.</source>
        <translation>Se equivoca al oír, como las personas. Cuando sea importante, vuelva a preguntar y vaya leyendo.</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Hold</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>Hable ahora</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Mantener para hablar</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Mantener pulsado para hablar, en cualquiera de los dos idiomas</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
</context>
<context>
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Este lado habla</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>El otro lado habla</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The conversation goes on. The icon here brings the window back, or ends it.</source>
        <translation>La conversación sigue. Este icono vuelve a mostrar la ventana o termina la conversación.</translation>
    </message>
    <message>
        <source>Trial models: about half of the words that a person says come out wrong</source>
        <translation>Modelos de prueba: cerca de la mitad de las palabras de una persona salen mal</translation>
    </message>
    <message>
        <source>Get packs</source>
        <translation>Obtener paquetes</translation>
    </message>
    <message>
        <source>No graphics hardware can be used here: the processor draws the window. Everything works, scrolling may be slower.</source>
        <translation>Aquí no se puede usar hardware gráfico: el procesador dibuja la ventana. Todo funciona, aunque el desplazamiento puede ser más lento.</translation>
    </message>
    <message>
        <source>Do not say this again</source>
        <translation>No volver a mostrar</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>El micrófono %1 ya no está. La conversación sigue cuando vuelva o haya otro.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>El altavoz %1 ya no está. Las traducciones se muestran, y se dirán cuando haya uno.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Input level</source>
        <translation>Nivel de entrada</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>Gate</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>When sound counts as speech.</source>
        <translation>Cuándo el sonido cuenta como habla.</translation>
    </message>
    <message>
        <source>Endpointing</source>
        <translation>Fin del habla</translation>
    </message>
    <message>
        <source>When a pause ends an utterance, and when it ends a turn.</source>
        <translation>Cuándo una pausa termina un enunciado y cuándo termina un turno.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>How an open utterance is decoded.</source>
        <translation>Cómo se descodifica un enunciado en curso.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>How an open sentence is translated.</source>
        <translation>Cómo se traduce una frase en curso.</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Habla</translation>
    </message>
    <message>
        <source>What is spoken, and when.</source>
        <translation>Qué se dice en voz alta y cuándo.</translation>
    </message>
    <message>
        <source>Duplex</source>
        <translation>Dúplex</translation>
    </message>
    <message>
        <source>How it speaks and listens at a time, on devices.</source>
        <translation>Cómo habla y escucha a la vez, con dispositivos.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Which packs are used, how, and where they come from.</source>
        <translation>Qué paquetes se usan, cómo y de dónde vienen.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>What the conversation is about.</source>
        <translation>De qué trata la conversación.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>What a conversation hears with and speaks through.</source>
        <translation>Con qué oye y por dónde habla una conversación.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>How the window looks.</source>
        <translation>El aspecto de la ventana.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Speech probability at which speech begins.</source>
        <translation>Probabilidad de habla a partir de la cual empieza el habla.</translation>
    </message>
    <message>
        <source>Deactivation threshold</source>
        <translation>Umbral de desactivación</translation>
    </message>
    <message>
        <source>Speech probability below which a window counts as silence once speech has begun, at most threshold.</source>
        <translation>Probabilidad de habla por debajo de la cual un intervalo cuenta como silencio una vez empezada el habla; como máximo, el umbral.</translation>
    </message>
    <message>
        <source>Prefix padding</source>
        <translation>Margen previo</translation>
    </message>
    <message>
        <source>Audio kept from before speech was detected.</source>
        <translation>Audio que se conserva de antes de detectarse el habla.</translation>
    </message>
    <message>
        <source>Min speech</source>
        <translation>Habla mínima</translation>
    </message>
    <message>
        <source>Shorter bursts are not speech.</source>
        <translation>Los sonidos más breves no son habla.</translation>
    </message>
    <message>
        <source>Silence duration</source>
        <translation>Duración del silencio</translation>
    </message>
    <message>
        <source>Silence that ends an utterance.</source>
        <translation>Silencio que termina un enunciado.</translation>
    </message>
    <message>
        <source>Early silence</source>
        <translation>Silencio temprano</translation>
    </message>
    <message>
        <source>The same where the words plainly close a sentence, at most “Silence duration”.</source>
        <translation>Lo mismo cuando las palabras claramente cierran una frase; como máximo, «Duración del silencio».</translation>
    </message>
    <message>
        <source>Late silence</source>
        <translation>Silencio tardío</translation>
    </message>
    <message>
        <source>The same where the words plainly go on, at least “Silence duration”.</source>
        <translation>Lo mismo cuando las palabras claramente continúan; como mínimo, «Duración del silencio».</translation>
    </message>
    <message>
        <source>Max utterance</source>
        <translation>Enunciado máximo</translation>
    </message>
    <message>
        <source>A longer utterance is cut at its quietest point.</source>
        <translation>Un enunciado más largo se corta en su punto más silencioso.</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Pulsar para hablar</translation>
    </message>
    <message>
        <source>Whether a button begins and ends utterances instead of speech and silence.</source>
        <translation>Si un botón, en lugar del habla y el silencio, empieza y termina los enunciados.</translation>
    </message>
    <message>
        <source>Turn gap</source>
        <translation>Pausa en el turno</translation>
    </message>
    <message>
        <source>An utterance that begins so soon after the last of its lane and language goes on with its turn.</source>
        <translation>Un enunciado que empieza dentro de este tiempo tras el anterior de su canal e idioma continúa su turno.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Grid of heard audio on which an open utterance is decoded.</source>
        <translation>Cada cuánto audio oído se descodifica un enunciado en curso.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>Successive hypotheses that must agree before a token is committed (LocalAgreement-n).</source>
        <translation>Hipótesis sucesivas que deben coincidir para fijar un token (LocalAgreement-n).</translation>
    </message>
    <message>
        <source>Holdback</source>
        <translation>Retención</translation>
    </message>
    <message>
        <source>Tokens that end so close to the end of the heard audio are not committed.</source>
        <translation>Los tokens que terminan así de cerca del final del audio oído no se fijan.</translation>
    </message>
    <message>
        <source>Partial beam</source>
        <translation>Haz parcial</translation>
    </message>
    <message>
        <source>Beam of the decodes while an utterance is open.</source>
        <translation>Haz de las descodificaciones mientras un enunciado está en curso.</translation>
    </message>
    <message>
        <source>Longest audio decoded at once; committed audio before it is let go.</source>
        <translation>Audio máximo que se descodifica de una vez; el audio anterior ya fijado se descarta.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Haz</translation>
    </message>
    <message>
        <source>Beam of the final decode; never narrower than the partial one.</source>
        <translation>Haz de la descodificación final; nunca más estrecho que el parcial.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Show only translation that never changes.</source>
        <translation>Mostrar solo la traducción que ya no cambia.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Words and marks held back from the end of an open translation (mask-k).</source>
        <translation>Palabras y signos que se retienen al final de una traducción en curso (mask-k).</translation>
    </message>
    <message>
        <source>Beam of the final translation.</source>
        <translation>Haz de la traducción final.</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>Clause: as text is committed; turn: after the endpoint; off: never.</source>
        <translation>Cláusula: a medida que se fija el texto; turno: al terminar el turno; desactivado: nunca.</translation>
    </message>
    <message>
        <source>Gate: the microphone is closed while it speaks; cancel: its voice is taken out of what it hears; headphones: it is not heard.</source>
        <translation>Puerta: el micrófono se cierra mientras habla; cancelar el eco: su voz se elimina de lo que oye; auriculares: no se le oye.</translation>
    </message>
    <message>
        <source>Light, dark or contrast; system: as the system has it.</source>
        <translation>Claro, oscuro o contraste; sistema: los del sistema.</translation>
    </message>
    <message>
        <source>Min clause words</source>
        <translation>Mínimo de palabras</translation>
    </message>
    <message>
        <source>Shorter clauses wait for the next one, unless the turn ends.</source>
        <translation>Las cláusulas más cortas esperan a la siguiente, salvo que termine el turno.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>How fast it speaks; 1 is natural.</source>
        <translation>A qué velocidad habla; 1 es la natural.</translation>
    </message>
    <message>
        <source>Max speed</source>
        <translation>Velocidad máxima</translation>
    </message>
    <message>
        <source>How much faster than natural it may speak when it is behind.</source>
        <translation>Cuánto más rápido de lo natural puede hablar cuando va con retraso.</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Speech that may wait before it speaks faster.</source>
        <translation>Habla que puede quedar en espera antes de que hable más rápido.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Speech that may wait before whole turns are shown only.</source>
        <translation>Habla que puede quedar en espera antes de que turnos enteros solo se muestren.</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Under the gate: how long the microphone stays closed after it spoke.</source>
        <translation>Con la puerta: cuánto tiempo sigue cerrado el micrófono después de hablar.</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Interrupción</translation>
    </message>
    <message>
        <source>Whether a new utterance interrupts it (two-way sessions, not under the gate); a key does in any case.</source>
        <translation>Si un nuevo enunciado lo interrumpe (sesiones en ambos sentidos, no con la puerta); una tecla lo hace siempre.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>An interruption without a word for so long was none, and it goes on.</source>
        <translation>Una interrupción que pasa este tiempo sin palabras no cuenta, y sigue hablando.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Packs that are taken before others, the first counts most: ids as models list shows them.</source>
        <translation>Paquetes que se eligen antes que otros, el primero tiene prioridad: los id que muestra models list.</translation>
    </message>
    <message>
        <source>What the recognizer encodes: the audio and a second of silence (audio), 30 s (full), or as the pack says.</source>
        <translation>Qué codifica el reconocedor: el audio y un segundo de silencio (audio), 30 s (full) o lo que indique el paquete.</translation>
    </message>
    <message>
        <source>Hub mirror</source>
        <translation>Réplica del hub</translation>
    </message>
    <message>
        <source>Where the hub&apos;s files are fetched instead: an address such as https://hub.example; empty: HF_ENDPOINT, or the hub itself.</source>
        <translation>De dónde se descargan en su lugar los archivos del hub: una dirección como https://hub.example; vacío: HF_ENDPOINT o el propio hub.</translation>
    </message>
    <message>
        <source>Opus mirror</source>
        <translation>Réplica de Opus</translation>
    </message>
    <message>
        <source>Where OPUS-MT&apos;s releases are fetched instead: an address such as https://opus.example.</source>
        <translation>De dónde se descargan en su lugar las versiones de OPUS-MT: una dirección como https://opus.example.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Facts, as keys and values: topic = medicine.</source>
        <translation>Datos, como claves y valores: tema = medicina.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Text that goes before, or belongs to the matter.</source>
        <translation>Texto que precede a la conversación o que trata del tema.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>Names and words that are likely to come: Okavango, Ngozi.</source>
        <translation>Nombres y palabras que es probable que aparezcan: Okavango, Ngozi.</translation>
    </message>
    <message>
        <source>Translation terms</source>
        <translation>Términos de traducción</translation>
    </message>
    <message>
        <source>Words whose translation is given, in whichever direction: invoice = factura.</source>
        <translation>Palabras cuya traducción está dada, en cualquier sentido: invoice = factura.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>The microphone, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>El micrófono, con el nombre que le da el comando devices; vacío: el del sistema.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>The loudspeaker, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>El altavoz, con el nombre que le da el comando devices; vacío: el del sistema.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language of its words, such as de; empty: the system&apos;s.</source>
        <translation>El idioma de sus textos, por ejemplo es; vacío: el del sistema.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>How large the words of the conversation are.</source>
        <translation>El tamaño de las palabras de la conversación.</translation>
    </message>
    <message>
        <source>Software note</source>
        <translation>Aviso de software</translation>
    </message>
    <message>
        <source>Whether it is said that the processor draws the window, where it does.</source>
        <translation>Si se avisa de que el procesador dibuja la ventana, cuando es así.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar el eco</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Cláusula</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Completo</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turno</translation>
    </message>
</context>
<context>
    <name>PackChooser</name>
    <message>
        <source>First language</source>
        <translation>Primer idioma</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>Segundo idioma</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Reconocedor</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, aprox. %2</translation>
    </message>
    <message>
        <source>Install for both</source>
        <translation>Instalar para ambos</translation>
    </message>
    <message>
        <source>Measuring this computer, about a minute: %1</source>
        <translation>Midiendo este equipo, cerca de un minuto: %1</translation>
    </message>
    <message>
        <source>A larger recognizer mishears less and takes more of the computer. Which suits this one?</source>
        <translation>Un reconocedor más grande entiende mejor, pero exige más del equipo. ¿Cuál le conviene a este?</translation>
    </message>
    <message>
        <source>No recognizer keeps up with speech here: take the smallest, and push to talk.</source>
        <translation>Ningún reconocedor sigue aquí el ritmo del habla: elija el más pequeño y use «Pulsar para hablar».</translation>
    </message>
    <message>
        <source>%1 suits this computer: %2 of memory, about %3 behind the speaker.</source>
        <translation>%1 es adecuado para este equipo: %2 de memoria, aprox. %3 de retraso respecto a quien habla.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
</context>
<context>
    <name>PackItem</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>En pausa en %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 por segundo</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>aprox. %1</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>incluido con el programa</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo de nuevo</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel; what was fetched is kept</source>
        <translation>Cancelar; lo descargado se conserva</translation>
    </message>
    <message>
        <source>Check it, and try a sentence</source>
        <translation>Comprobarlo y probar una frase</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Eliminarlo</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
</context>
<context>
    <name>PacksSheet</name>
    <message>
        <source>Packs</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Taking what lies there</source>
        <translation>Añadiendo lo que hay ahí</translation>
    </message>
    <message>
        <source>Putting into the bundle: %1</source>
        <translation>Añadiendo al lote: %1</translation>
    </message>
    <message>
        <source>Installed: %1</source>
        <translation>Instalado: %1</translation>
    </message>
    <message>
        <source>The bundle is ready: %1</source>
        <translation>El lote está listo: %1</translation>
    </message>
    <message>
        <source>Search packs</source>
        <translation>Buscar paquetes</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalados</translation>
    </message>
    <message>
        <source>Recognizers</source>
        <translation>Reconocedores</translation>
    </message>
    <message>
        <source>Translators</source>
        <translation>Traductores</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>Todos los idiomas</translation>
    </message>
    <message>
        <source>No pack is like that</source>
        <translation>Ningún paquete coincide</translation>
    </message>
    <message>
        <source>Looking which packs there are</source>
        <translation>Consultando qué paquetes hay</translation>
    </message>
    <message>
        <source>%1 installed, %2 free</source>
        <translation>%1 instalados, %2 libres</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder, or a bundle</source>
        <translation>El archivo o la carpeta de un paquete, o un lote</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder</source>
        <translation>Archivo o carpeta de un paquete</translation>
    </message>
    <message>
        <source>Its languages, where its name does not say them</source>
        <translation>Sus idiomas, si el nombre no los indica</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Desde un archivo</translation>
    </message>
    <message>
        <source>Put the installed packs into one file, for a computer without a network</source>
        <translation>Reunir los paquetes instalados en un solo archivo, para un equipo sin red</translation>
    </message>
    <message>
        <source>A pack&apos;s file, or a bundle</source>
        <translation>El archivo de un paquete, o un lote</translation>
    </message>
    <message>
        <source>Packs (*.zip *.onnx)</source>
        <translation>Paquetes (*.zip *.onnx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Where the bundle goes</source>
        <translation>Dónde guardar el lote</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Lotes (*.zip)</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>What can be done with this turn</source>
        <translation>Qué se puede hacer con este turno</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>What was said</source>
        <translation>Lo que se dijo</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>Traducir de nuevo</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo así</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Set by %1 in the environment</source>
        <translation>Definido por %1 en el entorno</translation>
    </message>
    <message>
        <source>From your settings file</source>
        <translation>De su archivo de ajustes</translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation>Predeterminado: %1</translation>
    </message>
    <message>
        <source>one, another</source>
        <translation>uno, otro</translation>
    </message>
    <message>
        <source>word = other word</source>
        <translation>palabra = otra palabra</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>No setting has these words</source>
        <translation>Ningún ajuste contiene estas palabras</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambiado</numerusform>
            <numerusform>%n cambiados</numerusform>
        </translation>
    </message>
    <message>
        <source>How it speaks changes at once, the rest with the next conversation. Kept in %1</source>
        <translation>La forma de hablar cambia al instante; lo demás, con la próxima conversación. Se guarda en %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Abrir el archivo de ajustes</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>%1 behind, nothing is lost</source>
        <translation>%1 de retraso, no se pierde nada</translation>
    </message>
    <message>
        <source>%1 of sound were lost</source>
        <translation>Se perdieron %1 de sonido</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less: %1</source>
        <translation>Menos: %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>De %1 a %2</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Más: %1</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Paso %1 de %2: %3</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Microphone, %1: %2</source>
        <translation>Micrófono, %1: %2</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Mostrar la ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Get packs</source>
        <translation>Obtener paquetes</translation>
    </message>
    <message>
        <source>Choose languages</source>
        <translation>Elegir idiomas</translation>
    </message>
    <message>
        <source>Repair the pack</source>
        <translation>Reparar el paquete</translation>
    </message>
    <message>
        <source>Choose devices</source>
        <translation>Elegir dispositivos</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Leerlo de nuevo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo de nuevo</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>%1 said: %2. Translation: %3</source>
        <translation>Dicho en %1: %2. Traducción: %3</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>escrito</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>tras %1</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Sin traducir</translation>
    </message>
    <message>
        <source>Already %1</source>
        <translation>Ya está en %1</translation>
    </message>
    <message>
        <source>Not translated: %1 is not a language of this conversation</source>
        <translation>Sin traducir: %1 no es un idioma de esta conversación</translation>
    </message>
    <message>
        <source>Not translated: no language of this conversation</source>
        <translation>Sin traducir: no es un idioma de esta conversación</translation>
    </message>
</context>
<context>
    <name>VoicePopup</name>
    <message>
        <source>Translations are spoken</source>
        <translation>Las traducciones se dicen</translation>
    </message>
    <message>
        <source>After each turn</source>
        <translation>Después de cada turno</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Mientras habla</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>You hear it through</source>
        <translation>Se oye por</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Altavoz</translation>
    </message>
    <message>
        <source>Loudspeaker, echo removed</source>
        <translation>Altavoz, sin eco</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>The microphone is closed while it speaks.</source>
        <translation>El micrófono se cierra mientras habla el programa.</translation>
    </message>
    <message>
        <source>A short test of the echo comes first.</source>
        <translation>Antes se hace una breve prueba del eco.</translation>
    </message>
    <message>
        <source>The microphone stays open while it speaks.</source>
        <translation>El micrófono sigue abierto mientras habla el programa.</translation>
    </message>
    <message>
        <source>This counts from the next start.</source>
        <translation>Se aplica a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>A turn begins</source>
        <translation>Un turno empieza</translation>
    </message>
    <message>
        <source>With the voice</source>
        <translation>Con la voz</translation>
    </message>
    <message>
        <source>With a button or key, held</source>
        <translation>Al mantener un botón o una tecla</translation>
    </message>
    <message>
        <source>Hold Space, or 1 and 2 for one side.</source>
        <translation>Mantenga pulsado Espacio, o 1 y 2 para un solo lado.</translation>
    </message>
    <message>
        <source>%1 in all programs</source>
        <translation>%1 en todos los programas</translation>
    </message>
    <message>
        <source>Not available here: Wayland gives keys only to the program in front.</source>
        <translation>No disponible aquí: Wayland solo da las teclas al programa en primer plano.</translation>
    </message>
    <message>
        <source>Not available on macOS.</source>
        <translation>No disponible en macOS.</translation>
    </message>
    <message>
        <source>Another program already uses %1.</source>
        <translation>Otro programa ya usa %1.</translation>
    </message>
    <message>
        <source>Not available: a library of the system is missing (libxcb-keysyms).</source>
        <translation>No disponible: falta una biblioteca del sistema (libxcb-keysyms).</translation>
    </message>
    <message>
        <source>Not available on this system.</source>
        <translation>No disponible en este sistema.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loading models</source>
        <translation>Cargando modelos</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Abriendo el micrófono</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Escuchando</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Le oye</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Pensando</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Algo va mal</translation>
    </message>
    <message>
        <source>There is no such microphone or loudspeaker</source>
        <translation>No existe ese micrófono o altavoz</translation>
    </message>
    <message>
        <source>The device went away</source>
        <translation>El dispositivo ya no está</translation>
    </message>
    <message>
        <source>The microphone or the loudspeaker cannot be used</source>
        <translation>No se puede usar el micrófono o el altavoz</translation>
    </message>
    <message>
        <source>No pack for these languages</source>
        <translation>No hay paquete para estos idiomas</translation>
    </message>
    <message>
        <source>A pack is damaged</source>
        <translation>Un paquete está dañado</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Un ajuste es incorrecto</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No ha funcionado</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Reconocedor</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Traductor</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Recognizing</source>
        <translation>Reconociendo</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>Traduciendo</translation>
    </message>
    <message>
        <source>Beginning to speak</source>
        <translation>Empezando a hablar</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Esperando su turno</translation>
    </message>
    <message>
        <source>Asking what there is</source>
        <translation>Consultando qué hay</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Descomprimiendo</translation>
    </message>
    <message>
        <source>Converting, a minute or two</source>
        <translation>Convirtiendo, uno o dos minutos</translation>
    </message>
    <message>
        <source>Trying a sentence</source>
        <translation>Probando una frase</translation>
    </message>
    <message>
        <source>Checking it, and trying a sentence</source>
        <translation>Comprobándolo y probando una frase</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Eliminando</translation>
    </message>
    <message>
        <source>It is sound, and works</source>
        <translation>Está intacto y funciona</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>WriteLine</name>
    <message>
        <source>Any language</source>
        <translation>Cualquier idioma</translation>
    </message>
    <message>
        <source>Write in %1</source>
        <translation>Escriba en %1</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>cualquier idioma</translation>
    </message>
    <message>
        <source>Press Start to write as well as speak</source>
        <translation>Pulse «Empezar» para escribir además de hablar</translation>
    </message>
    <message>
        <source>Translate and speak it</source>
        <translation>Traducirlo y decirlo</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
</TS>
