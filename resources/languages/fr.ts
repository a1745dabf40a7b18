<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CaptionBand</name>
    <message>
        <source>Captions in %1</source>
        <translation>Sous-titres en %1</translation>
    </message>
</context>
<context>
    <name>CaptionTools</name>
    <message>
        <source>Smaller type</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Let more shine through</source>
        <translation>Plus transparent</translation>
    </message>
    <message>
        <source>Let less shine through</source>
        <translation>Moins transparent</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Which languages</source>
        <translation>Langues affichées</translation>
    </message>
    <message>
        <source>Reading mode is on: text only ever appends</source>
        <translation>Mode lecture activé&#xa0;: le texte s’ajoute, sans jamais changer</translation>
    </message>
    <message>
        <source>Reading mode: text that only ever appends</source>
        <translation>Mode lecture&#xa0;: le texte s’ajoute, sans jamais changer</translation>
    </message>
</context>
<context>
    <name>CaptionsWindow</name>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>The arrow keys move them; with Shift they change their width.</source>
        <translation>Les flèches les déplacent&#x202f;; avec Maj, elles changent leur largeur.</translation>
    </message>
    <message>
        <source>Captions appear here</source>
        <translation>Les sous-titres apparaissent ici</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>End the conversation</source>
        <translation>Terminer la conversation</translation>
    </message>
    <message>
        <source>Begin to listen</source>
        <translation>Commencer l’écoute</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Reprendre l’écoute</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Arrêter la voix</translation>
    </message>
    <message>
        <source>Speak translations</source>
        <translation>Lire les traductions à voix haute</translation>
    </message>
    <message>
        <source>Do not speak translations</source>
        <translation>Ne pas lire les traductions à voix haute</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>Inverser les langues</translation>
    </message>
    <message>
        <source>Both ways: each is translated into the other</source>
        <translation>Double sens&#xa0;: chaque langue est traduite dans l’autre</translation>
    </message>
    <message>
        <source>One way: %1 into %2</source>
        <translation>Sens unique&#xa0;: %1 vers %2</translation>
    </message>
    <message>
        <source>Turns begin when a button is held</source>
        <translation>Prise de parole en maintenant un bouton</translation>
    </message>
    <message>
        <source>Turns begin with the voice</source>
        <translation>Prise de parole à la voix</translation>
    </message>
    <message>
        <source>Voice and turns</source>
        <translation>Voix et prise de parole</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>Face à face</translation>
    </message>
    <message>
        <source>Close the captions</source>
        <translation>Fermer les sous-titres</translation>
    </message>
    <message>
        <source>Captions over other windows</source>
        <translation>Sous-titres par-dessus les autres fenêtres</translation>
    </message>
    <message>
        <source>Captions take the mouse again</source>
        <translation>Sous-titres à nouveau cliquables</translation>
    </message>
    <message>
        <source>Let the mouse through the captions</source>
        <translation>Laisser la souris traverser les sous-titres</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Turn the far half round</source>
        <translation>Retourner la moitié d’en face</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Follow the conversation again</source>
        <translation>Suivre à nouveau la conversation</translation>
    </message>
    <message>
        <source>Put right what was said</source>
        <translation>Corriger ce qui a été dit</translation>
    </message>
    <message>
        <source>Read it in the other language</source>
        <translation>C’était dans l’autre langue</translation>
    </message>
    <message>
        <source>Read it as %1</source>
        <translation>C’était en %1</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>Copier les paroles</translation>
    </message>
    <message>
        <source>Copy the translation</source>
        <translation>Copier la traduction</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>Réécouter</translation>
    </message>
    <message>
        <source>Write a line</source>
        <translation>Écrire une ligne</translation>
    </message>
    <message>
        <source>Write in the other language</source>
        <translation>Écrire dans l’autre langue</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Couleurs&#xa0;: clair</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Couleurs&#xa0;: sombre</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Couleurs&#xa0;: contraste élevé</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Couleurs&#xa0;: comme le système</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Microphone et haut-parleur</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Maintenir pour parler, dans l’une ou l’autre langue</translation>
    </message>
    <message>
        <source>Hold to speak %1</source>
        <translation>Maintenir pour parler en %1</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>End now</source>
        <translation>Terminer maintenant</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Copied what was said</source>
        <translation>Paroles copiées</translation>
    </message>
    <message>
        <source>Copied the translation</source>
        <translation>Traduction copiée</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Paroles</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Au plus récent</translation>
    </message>
    <message>
        <source>Speak, in either language</source>
        <translation>Parlez, dans l’une ou l’autre langue</translation>
    </message>
    <message>
        <source>Press Start, and speak</source>
        <translation>Appuyez sur « Démarrer » et parlez</translation>
    </message>
    <message>
        <source>What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.</source>
        <translation>Les paroles apparaissent d’un côté, leur traduction de l’autre, pendant que l’on parle. Rien ne quitte cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>As the system has it</source>
        <translation>Par défaut du système</translation>
    </message>
    <message>
        <source>%1 (what the computer plays)</source>
        <translation>%1 (son de l’ordinateur)</translation>
    </message>
    <message>
        <source>%1 (hands-free)</source>
        <translation>%1 (mains libres)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Haut-parleur</translation>
    </message>
</context>
<context>
    <name>DevicesPane</name>
    <message>
        <source>A conversation is using them: what you choose here is used by the next one.</source>
        <translation>Une conversation les utilise&#xa0;: votre choix servira à la prochaine.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>Actualiser les appareils</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Trop fort</translation>
    </message>
    <message>
        <source>It hears you</source>
        <translation>On vous entend</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Dites quelque chose</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Haut-parleur</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Parle</translation>
    </message>
    <message>
        <source>Hear a sentence</source>
        <translation>Écouter une phrase</translation>
    </message>
    <message>
        <source>Speak now: 3 seconds</source>
        <translation>Parlez maintenant&#xa0;: 3 secondes</translation>
    </message>
    <message>
        <source>This is what it heard</source>
        <translation>Voici ce qui a été entendu</translation>
    </message>
    <message>
        <source>Record and play back</source>
        <translation>Enregistrer et réécouter</translation>
    </message>
    <message>
        <source>Be quiet for a moment</source>
        <translation>Gardez le silence un instant</translation>
    </message>
    <message>
        <source>Test the echo</source>
        <translation>Tester l’écho</translation>
    </message>
    <message>
        <source>Says a sentence, and finds out how much of it the microphone hears</source>
        <translation>Dit une phrase et mesure ce que le microphone en entend</translation>
    </message>
    <message>
        <source>The microphone does not hear the program: it can listen and speak at once.</source>
        <translation>Le microphone n’entend pas le programme, qui peut donc écouter et parler en même temps.</translation>
    </message>
    <message>
        <source>The program&apos;s voice can be taken out of what the microphone hears: it can listen and speak at once.</source>
        <translation>La voix du programme peut être retirée de ce qu’entend le microphone&#xa0;: le programme peut écouter et parler en même temps.</translation>
    </message>
    <message>
        <source>The microphone hears the program too well: it listens while it is silent.</source>
        <translation>Le microphone entend trop bien le programme, qui n’écoute donc que lorsqu’il se tait.</translation>
    </message>
    <message>
        <source>Its voice can be made %1 dB quieter; headphones are always best.</source>
        <translation>Sa voix peut être baissée de %1&#xa0;dB&#x202f;; le mieux reste un casque.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Appliquer</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Microphone and loudspeaker</source>
        <translation>Microphone et haut-parleur</translation>
    </message>
    <message>
        <source>Something does not work? The doctor looks at all that the program needs: sound, packs, settings, computer and network.</source>
        <translation>Quelque chose ne marche pas&#x202f;? La vérification passe en revue tout ce dont le programme a besoin&#xa0;: son, paquets, réglages, ordinateur et réseau.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Vérification en cours</translation>
    </message>
    <message>
        <source>Ask the doctor</source>
        <translation>Lancer la vérification</translation>
    </message>
</context>
<context>
    <name>DiagnosticsSheet</name>
    <message>
        <source>silent</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Figures come while a conversation runs; these are the last one&apos;s.</source>
        <translation>Les mesures s’affichent pendant une conversation&#x202f;; voici celles de la dernière.</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>Niveau d’entrée</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>crête %1</translation>
    </message>
    <message>
        <source>Computing per second of sound</source>
        <translation>Calcul par seconde de son</translation>
    </message>
    <message>
        <source>on all cores together</source>
        <translation>tous cœurs confondus</translation>
    </message>
    <message>
        <source>Sound lost</source>
        <translation>Son perdu</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1&#xa0;×</translation>
    </message>
    <message>
        <source>Not spoken, to keep up</source>
        <translation>Non dit, pour suivre le rythme</translation>
    </message>
    <message>
        <source>Own voice kept out</source>
        <translation>Voix du programme écartée</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Time from the end of a sentence</source>
        <translation>Délai après la fin d’une phrase</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Drawn by the processor: there is no graphics hardware that Qt can use.</source>
        <translation>Affichage par le processeur&#xa0;: aucun matériel graphique utilisable par Qt.</translation>
    </message>
    <message>
        <source>Drawn by the graphics hardware.</source>
        <translation>Affichage par le matériel graphique.</translation>
    </message>
</context>
<context>
    <name>FaceHalf</name>
    <message>
        <source>Speak %1. The other side reads and hears it in their language.</source>
        <translation>Parlez en %1. L’autre personne vous lit et vous entend dans sa langue.</translation>
    </message>
</context>
<context>
    <name>FaceTurn</name>
    <message>
        <source>Say again: %1</source>
        <translation>Redire&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>FaceWords</name>
    <message>
        <source>Speak now</source>
        <translation>Parlez maintenant</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>L’autre personne parle</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Maintenir pour parler</translation>
    </message>
    <message>
        <source>Tap to begin</source>
        <translation>Toucher pour commencer</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>À l’écoute</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Vous entend</translation>
    </message>
    <message>
        <source>Speaking to you</source>
        <translation>Vous parle</translation>
    </message>
    <message>
        <source>Speaking to the other side</source>
        <translation>Parle à l’autre personne</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Chargement des modèles</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Ouverture du microphone</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réfléchit</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>Leave</source>
        <translation>Sortir</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Retour à la conversation</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>Démonstration</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Skip all this</source>
        <translation>Tout passer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Explorer d’abord</translation>
    </message>
    <message>
        <source>Start to listen</source>
        <translation>Commencer l’écoute</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Two languages, one conversation</source>
        <translation>Deux langues, une conversation</translation>
    </message>
    <message>
        <source>Interpreter listens, translates while people are still speaking, and says the translation.</source>
        <translation>Interpreter écoute, traduit pendant que l’on parle, et dit la traduction.</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Pendant que vous parlez</translation>
    </message>
    <message>
        <source>Words appear as they are said, and their translation beside them.</source>
        <translation>Les mots apparaissent à mesure qu’ils sont dits, avec leur traduction à côté.</translation>
    </message>
    <message>
        <source>Out loud</source>
        <translation>À voix haute</translation>
    </message>
    <message>
        <source>The other side hears its own language; a key or a word from you stops it.</source>
        <translation>L’autre personne entend sa propre langue&#x202f;; une touche ou un mot de vous arrête la voix.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Nothing you say leaves it. The network is used only to fetch what you ask for.</source>
        <translation>Rien de ce que vous dites n’en sort. Le réseau ne sert qu’à télécharger ce que vous demandez.</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Langue de cette fenêtre</translation>
    </message>
    <message>
        <source>A traveller and somebody who lives there. What you see is recognized, translated and spoken here and now, by this computer.</source>
        <translation>Un voyageur et quelqu’un du pays. Ce que vous voyez est reconnu, traduit et dit à l’instant même, par cet ordinateur.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Play the conversation</source>
        <translation>Lancer la conversation</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>Chargement des modèles</translation>
    </message>
    <message>
        <source>Somebody speaks</source>
        <translation>Quelqu’un parle</translation>
    </message>
    <message>
        <source>That was it. Now your own languages.</source>
        <translation>C’est tout. Passons à vos langues.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Two panes: what was said, and its translation</source>
        <translation>Deux volets&#xa0;: les paroles et leur traduction</translation>
    </message>
    <message>
        <source>Which two languages?</source>
        <translation>Quelles sont les deux langues&#x202f;?</translation>
    </message>
    <message>
        <source>Yours, and that of the people you talk to. It hears by itself who speaks which; both can be changed at any time.</source>
        <translation>La vôtre, et celle des gens à qui vous parlez. Le programme reconnaît seul qui parle laquelle&#x202f;; vous pouvez changer les deux à tout moment.</translation>
    </message>
    <message>
        <source>Languages are listed that the packs on this computer translate. More packs, more languages: two steps from here.</source>
        <translation>Sont proposées les langues que traduisent les paquets de cet ordinateur. Plus de paquets, plus de langues&#xa0;: c’est dans deux étapes.</translation>
    </message>
    <message>
        <source>Can it hear you, and you it?</source>
        <translation>Vous entend-il, et l’entendez-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Say something: the bars follow your voice. Then listen to a sentence, and test the echo if you use loudspeakers.</source>
        <translation>Dites quelque chose&#xa0;: les barres suivent votre voix. Écoutez ensuite une phrase, et testez l’écho si vous utilisez des haut-parleurs.</translation>
    </message>
    <message>
        <source>Packs for real voices</source>
        <translation>Des paquets pour de vraies voix</translation>
    </message>
    <message>
        <source>The packs that came along are for trying the program: made from synthetic voices, they will misread people. Real ones are fetched once, and then need no network.</source>
        <translation>Les paquets fournis servent à essayer le programme&#xa0;: faits de voix synthétiques, ils comprendront mal les gens. Les vrais se téléchargent une seule fois et se passent ensuite de réseau.</translation>
    </message>
    <message>
        <source>Put the computer between you, press the button, and talk. Speak in sentences, one after the other.</source>
        <translation>Placez l’ordinateur entre vous, appuyez sur le bouton et parlez. Faites des phrases, l’une après l’autre.</translation>
    </message>
    <message>
        <source>Ctrl+R begins and ends</source>
        <translation>Ctrl+R démarre et termine</translation>
    </message>
    <message>
        <source>Esc stops the voice, Ctrl+P pauses, F1 shows every key.</source>
        <translation>Échap arrête la voix, Ctrl+P met en pause, F1 affiche tous les raccourcis.</translation>
    </message>
    <message>
        <source>Everything can be changed</source>
        <translation>Tout peut être modifié</translation>
    </message>
    <message>
        <source>Languages, voice, devices, packs and colours: Ctrl+, opens the settings, and these first steps again.</source>
        <translation>Langues, voix, appareils, paquets et couleurs&#xa0;: Ctrl+, ouvre les réglages, où vous retrouverez ces premiers pas.</translation>
    </message>
    <message>
        <source>It is a machine</source>
        <translation>C’est une machine</translation>
    </message>
    <message>
        <source>It mishears, as people do. Where it matters, ask again, and read along.</source>
        <translation>Elle entend parfois mal, comme tout le monde. Quand c’est important, faites répéter et suivez le texte.</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Hold</source>
        <translation>Maintenir</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>Parlez maintenant</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Maintenir pour parler</translation>
    </message>
    <message>
        <source>Hold to speak, either language</source>
        <translation>Maintenir pour parler, dans l’une ou l’autre langue</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
</context>
<context>
    <name>LanguagePair</name>
    <message>
        <source>This side speaks</source>
        <translation>Ce côté parle</translation>
    </message>
    <message>
        <source>The other side speaks</source>
        <translation>L’autre côté parle</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The conversation goes on. The icon here brings the window back, or ends it.</source>
        <translation>La conversation continue. Cette icône permet de rouvrir la fenêtre ou de terminer la conversation.</translation>
    </message>
    <message>
        <source>Trial models: about half of the words that a person says come out wrong</source>
        <translation>Modèles d’essai : environ la moitié des mots d’une personne sont faux</translation>
    </message>
    <message>
        <source>Get packs</source>
        <translation>Obtenir des paquets</translation>
    </message>
    <message>
        <source>No graphics hardware can be used here: the processor draws the window. Everything works, scrolling may be slower.</source>
        <translation>Aucun matériel graphique n’est utilisable ici&#xa0;: le processeur dessine la fenêtre. Tout fonctionne, mais le défilement peut être plus lent.</translation>
    </message>
    <message>
        <source>Do not say this again</source>
        <translation>Ne plus afficher ce message</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. The conversation goes on when it, or another, is there.</source>
        <translation>Le microphone %1 n’est plus là. La conversation reprend dès qu’il revient, ou qu’un autre est là.</translation>
    </message>
    <message>
        <source>The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.</source>
        <translation>Le haut-parleur %1 n’est plus là. Les traductions s’affichent, et seront dites dès qu’il y en a un.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Input level</source>
        <translation>Niveau d’entrée</translation>
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
        <translation>Porte</translation>
    </message>
    <message>
        <source>When sound counts as speech.</source>
        <translation>Quand un son compte comme de la parole.</translation>
    </message>
    <message>
        <source>Endpointing</source>
        <translation>Fin d’énoncé</translation>
    </message>
    <message>
        <source>When a pause ends an utterance, and when it ends a turn.</source>
        <translation>Quand une pause termine un énoncé, et quand elle termine un tour de parole.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>How an open utterance is decoded.</source>
        <translation>Comment un énoncé en cours est décodé.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>How an open sentence is translated.</source>
        <translation>Comment une phrase en cours est traduite.</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>What is spoken, and when.</source>
        <translation>Ce qui est dit, et quand.</translation>
    </message>
    <message>
        <source>Duplex</source>
        <translation>Duplex</translation>
    </message>
    <message>
        <source>How it speaks and listens at a time, on devices.</source>
        <translation>Comment le programme concilie parole et écoute, sur les appareils.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Which packs are used, how, and where they come from.</source>
        <translation>Quels paquets sont utilisés, comment, et d’où ils viennent.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>What the conversation is about.</source>
        <translation>De quoi parle la conversation.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>What a conversation hears with and speaks through.</source>
        <translation>Par quoi une conversation écoute et parle.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>How the window looks.</source>
        <translation>L’aspect de la fenêtre.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Speech probability at which speech begins.</source>
        <translation>Probabilité de parole à partir de laquelle la parole commence.</translation>
    </message>
    <message>
        <source>Deactivation threshold</source>
        <translation>Seuil de désactivation</translation>
    </message>
    <message>
        <source>Speech probability below which a window counts as silence once speech has begun, at most threshold.</source>
        <translation>Probabilité de parole en dessous de laquelle, une fois la parole commencée, une fenêtre compte comme du silence&#x202f;; au plus égale au seuil.</translation>
    </message>
    <message>
        <source>Prefix padding</source>
        <translation>Marge initiale</translation>
    </message>
    <message>
        <source>Audio kept from before speech was detected.</source>
        <translation>Audio conservé d’avant la détection de la parole.</translation>
    </message>
    <message>
        <source>Min speech</source>
        <translation>Parole minimale</translation>
    </message>
    <message>
        <source>Shorter bursts are not speech.</source>
        <translation>Un son plus bref n’est pas de la parole.</translation>
    </message>
    <message>
        <source>Silence duration</source>
        <translation>Durée du silence</translation>
    </message>
    <message>
        <source>Silence that ends an utterance.</source>
        <translation>Silence qui termine un énoncé.</translation>
    </message>
    <message>
        <source>Early silence</source>
        <translation>Silence anticipé</translation>
    </message>
    <message>
        <source>The same where the words plainly close a sentence, at most “Silence duration”.</source>
        <translation>Idem quand les mots achèvent clairement une phrase&#x202f;; au plus «&#xa0;Durée du silence&#xa0;».</translation>
    </message>
    <message>
        <source>Late silence</source>
        <translation>Silence tardif</translation>
    </message>
    <message>
        <source>The same where the words plainly go on, at least “Silence duration”.</source>
        <translation>Idem quand la phrase continue clairement&#x202f;; au moins «&#xa0;Durée du silence&#xa0;».</translation>
    </message>
    <message>
        <source>Max utterance</source>
        <translation>Énoncé maximal</translation>
    </message>
    <message>
        <source>A longer utterance is cut at its quietest point.</source>
        <translation>Un énoncé plus long est coupé à son point le plus calme.</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Appuyer pour parler</translation>
    </message>
    <message>
        <source>Whether a button begins and ends utterances instead of speech and silence.</source>
        <translation>Un bouton, et non la parole et le silence, commence et termine les énoncés.</translation>
    </message>
    <message>
        <source>Turn gap</source>
        <translation>Écart entre tours</translation>
    </message>
    <message>
        <source>An utterance that begins so soon after the last of its lane and language goes on with its turn.</source>
        <translation>Un énoncé qui suit d’aussi près le précédent, dans la même voie et la même langue, en continue le tour de parole.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Grid of heard audio on which an open utterance is decoded.</source>
        <translation>Pas, en audio entendu, auquel un énoncé en cours est décodé.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Successive hypotheses that must agree before a token is committed (LocalAgreement-n).</source>
        <translation>Nombre d’hypothèses successives qui doivent concorder avant la validation d’un token (LocalAgreement-n).</translation>
    </message>
    <message>
        <source>Holdback</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Tokens that end so close to the end of the heard audio are not committed.</source>
        <translation>Les tokens qui finissent aussi près de la fin de l’audio entendu ne sont pas validés.</translation>
    </message>
    <message>
        <source>Partial beam</source>
        <translation>Faisceau partiel</translation>
    </message>
    <message>
        <source>Beam of the decodes while an utterance is open.</source>
        <translation>Faisceau des décodages tant qu’un énoncé est en cours.</translation>
    </message>
    <message>
        <source>Longest audio decoded at once; committed audio before it is let go.</source>
        <translation>Plus longue durée d’audio décodée d’un coup&#x202f;; l’audio validé qui précède est abandonné.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Faisceau</translation>
    </message>
    <message>
        <source>Beam of the final decode; never narrower than the partial one.</source>
        <translation>Faisceau du décodage final ; jamais plus étroit que le faisceau partiel.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Show only translation that never changes.</source>
        <translation>N’afficher que la traduction qui ne changera plus.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Words and marks held back from the end of an open translation (mask-k).</source>
        <translation>Mots et signes retenus à la fin d’une traduction en cours (mask-k).</translation>
    </message>
    <message>
        <source>Beam of the final translation.</source>
        <translation>Faisceau de la traduction finale.</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Lire à voix haute</translation>
    </message>
    <message>
        <source>Clause: as text is committed; turn: after the endpoint; off: never.</source>
        <translation>Segment&#xa0;: à mesure que le texte est validé&#x202f;; tour de parole&#xa0;: à la fin du tour&#x202f;; désactivé&#xa0;: jamais.</translation>
    </message>
    <message>
        <source>Gate: the microphone is closed while it speaks; cancel: its voice is taken out of what it hears; headphones: it is not heard.</source>
        <translation>Porte&#xa0;: le microphone est fermé pendant que le programme parle&#x202f;; annulation d’écho&#xa0;: sa voix est retirée de ce qu’il entend&#x202f;; casque&#xa0;: elle n’est pas entendue.</translation>
    </message>
    <message>
        <source>Light, dark or contrast; system: as the system has it.</source>
        <translation>Clair, sombre ou contraste&#x202f;; système&#xa0;: comme le système.</translation>
    </message>
    <message>
        <source>Min clause words</source>
        <translation>Mots min. par segment</translation>
    </message>
    <message>
        <source>Shorter clauses wait for the next one, unless the turn ends.</source>
        <translation>Un segment de phrase plus court attend le suivant, sauf si le tour de parole se termine.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>How fast it speaks; 1 is natural.</source>
        <translation>Vitesse de la voix&#x202f;; 1&#xa0;: naturelle.</translation>
    </message>
    <message>
        <source>Max speed</source>
        <translation>Vitesse max.</translation>
    </message>
    <message>
        <source>How much faster than natural it may speak when it is behind.</source>
        <translation>À quel point la voix peut dépasser la vitesse naturelle quand elle est en retard.</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>Speech that may wait before it speaks faster.</source>
        <translation>Parole qui peut attendre avant que la voix accélère.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saut</translation>
    </message>
    <message>
        <source>Speech that may wait before whole turns are shown only.</source>
        <translation>Parole qui peut attendre avant que des tours entiers soient seulement affichés.</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>Réouverture</translation>
    </message>
    <message>
        <source>Under the gate: how long the microphone stays closed after it spoke.</source>
        <translation>Avec la porte&#xa0;: combien de temps le microphone reste fermé une fois que le programme a parlé.</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Interruption</translation>
    </message>
    <message>
        <source>Whether a new utterance interrupts it (two-way sessions, not under the gate); a key does in any case.</source>
        <translation>Un nouvel énoncé interrompt la voix (conversations à double sens, hors porte)&#x202f;; une touche le fait toujours.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>An interruption without a word for so long was none, and it goes on.</source>
        <translation>Une interruption restée aussi longtemps sans un mot ne compte pas, et la voix reprend.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Paquets préférés</translation>
    </message>
    <message>
        <source>Packs that are taken before others, the first counts most: ids as models list shows them.</source>
        <translation>Paquets pris avant les autres, le premier compte le plus&#xa0;: identifiants tels que les affiche models list.</translation>
    </message>
    <message>
        <source>What the recognizer encodes: the audio and a second of silence (audio), 30 s (full), or as the pack says.</source>
        <translation>Ce que la reconnaissance encode&#xa0;: l’audio et une seconde de silence (audio), 30&#xa0;s (full), ou selon le paquet.</translation>
    </message>
    <message>
        <source>Hub mirror</source>
        <translation>Miroir du hub</translation>
    </message>
    <message>
        <source>Where the hub&apos;s files are fetched instead: an address such as https://hub.example; empty: HF_ENDPOINT, or the hub itself.</source>
        <translation>D’où télécharger les fichiers du hub à la place&#xa0;: une adresse comme https://hub.example&#x202f;; vide&#xa0;: HF_ENDPOINT, ou le hub lui-même.</translation>
    </message>
    <message>
        <source>Opus mirror</source>
        <translation>Miroir Opus</translation>
    </message>
    <message>
        <source>Where OPUS-MT&apos;s releases are fetched instead: an address such as https://opus.example.</source>
        <translation>D’où télécharger les versions d’OPUS-MT à la place&#xa0;: une adresse comme https://opus.example.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Facts, as keys and values: topic = medicine.</source>
        <translation>Des faits, sous forme de clés et de valeurs&#xa0;: sujet = médecine.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Text that goes before, or belongs to the matter.</source>
        <translation>Texte qui précède, ou qui se rapporte au sujet.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Termes</translation>
    </message>
    <message>
        <source>Names and words that are likely to come: Okavango, Ngozi.</source>
        <translation>Noms et mots qui ont des chances d’apparaître&#xa0;: Okavango, Ngozi.</translation>
    </message>
    <message>
        <source>Translation terms</source>
        <translation>Termes de traduction</translation>
    </message>
    <message>
        <source>Words whose translation is given, in whichever direction: invoice = factura.</source>
        <translation>Mots dont la traduction est imposée, dans un sens comme dans l’autre&#xa0;: facture = invoice.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>The microphone, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>Le microphone, tel que le nomme la commande devices&#x202f;; vide&#xa0;: celui du système.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>The loudspeaker, as the command devices names it; empty: the system&apos;s own.</source>
        <translation>Le haut-parleur, tel que le nomme la commande devices&#x202f;; vide&#xa0;: celui du système.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The language of its words, such as de; empty: the system&apos;s.</source>
        <translation>La langue de l’interface, par exemple fr&#x202f;; vide&#xa0;: celle du système.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>How large the words of the conversation are.</source>
        <translation>La taille des mots de la conversation.</translation>
    </message>
    <message>
        <source>Software note</source>
        <translation>Avis de rendu logiciel</translation>
    </message>
    <message>
        <source>Whether it is said that the processor draws the window, where it does.</source>
        <translation>Signaler, le cas échéant, que le processeur dessine la fenêtre.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulation d’écho</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Tour de parole</translation>
    </message>
</context>
<context>
    <name>PackChooser</name>
    <message>
        <source>First language</source>
        <translation>Première langue</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>Deuxième langue</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, environ %2</translation>
    </message>
    <message>
        <source>Install for both</source>
        <translation>Installer pour les deux</translation>
    </message>
    <message>
        <source>Measuring this computer, about a minute: %1</source>
        <translation>Mesure de cet ordinateur, environ une minute&#xa0;: %1</translation>
    </message>
    <message>
        <source>A larger recognizer mishears less and takes more of the computer. Which suits this one?</source>
        <translation>Un modèle de reconnaissance plus grand se trompe moins, mais demande plus à l’ordinateur. Lequel convient à celui-ci&#x202f;?</translation>
    </message>
    <message>
        <source>No recognizer keeps up with speech here: take the smallest, and push to talk.</source>
        <translation>Ici, aucun modèle de reconnaissance ne suit la parole&#xa0;: prenez le plus petit, et appuyez pour parler.</translation>
    </message>
    <message>
        <source>%1 suits this computer: %2 of memory, about %3 behind the speaker.</source>
        <translation>%1 convient à cet ordinateur&#xa0;: %2 de mémoire, environ %3 de retard sur la parole.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
</context>
<context>
    <name>PackItem</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>En pause à %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>fourni avec le programme</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel; what was fetched is kept</source>
        <translation>Annuler&#x202f;; ce qui est déjà téléchargé est conservé</translation>
    </message>
    <message>
        <source>Check it, and try a sentence</source>
        <translation>Vérifier et essayer une phrase</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
</context>
<context>
    <name>PacksSheet</name>
    <message>
        <source>Packs</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Taking what lies there</source>
        <translation>Importation en cours</translation>
    </message>
    <message>
        <source>Putting into the bundle: %1</source>
        <translation>Ajout au lot&#xa0;: %1</translation>
    </message>
    <message>
        <source>Installed: %1</source>
        <translation>Installé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The bundle is ready: %1</source>
        <translation>Le lot est prêt&#xa0;: %1</translation>
    </message>
    <message>
        <source>Search packs</source>
        <translation>Rechercher des paquets</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Recognizers</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Translators</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>Toutes les langues</translation>
    </message>
    <message>
        <source>No pack is like that</source>
        <translation>Aucun paquet ne correspond</translation>
    </message>
    <message>
        <source>Looking which packs there are</source>
        <translation>Recherche des paquets disponibles</translation>
    </message>
    <message>
        <source>%1 installed, %2 free</source>
        <translation>%1 installés, %2 libres</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder, or a bundle</source>
        <translation>Le fichier ou le dossier d’un paquet, ou un lot</translation>
    </message>
    <message>
        <source>A pack&apos;s file or folder</source>
        <translation>Fichier ou dossier d’un paquet</translation>
    </message>
    <message>
        <source>Its languages, where its name does not say them</source>
        <translation>Ses langues, si son nom ne les indique pas</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Depuis un fichier</translation>
    </message>
    <message>
        <source>Put the installed packs into one file, for a computer without a network</source>
        <translation>Réunir les paquets installés en un seul fichier, pour un ordinateur sans réseau</translation>
    </message>
    <message>
        <source>A pack&apos;s file, or a bundle</source>
        <translation>Le fichier d’un paquet, ou un lot</translation>
    </message>
    <message>
        <source>Packs (*.zip *.onnx)</source>
        <translation>Paquets (*.zip *.onnx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Where the bundle goes</source>
        <translation>Où enregistrer le lot</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Lots (*.zip)</translation>
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
        <translation>Actions possibles sur ce tour de parole</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>Retraduire</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser tel quel</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Set by %1 in the environment</source>
        <translation>Défini par la variable d’environnement %1</translation>
    </message>
    <message>
        <source>From your settings file</source>
        <translation>Selon votre fichier de réglages</translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation>Par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>one, another</source>
        <translation>un, un autre</translation>
    </message>
    <message>
        <source>word = other word</source>
        <translation>mot = autre mot</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Rechercher dans les réglages</translation>
    </message>
    <message>
        <source>No setting has these words</source>
        <translation>Aucun réglage ne contient ces mots</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>How it speaks changes at once, the rest with the next conversation. Kept in %1</source>
        <translation>La voix change aussitôt, le reste à la prochaine conversation. Enregistré dans %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Ouvrir le fichier de réglages</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>%1 behind, nothing is lost</source>
        <translation>%1 de retard, rien n’est perdu</translation>
    </message>
    <message>
        <source>%1 of sound were lost</source>
        <translation>%1 de son ont été perdues</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less: %1</source>
        <translation>Moins&#xa0;: %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Plus&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Étape %1 sur %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Microphone, %1: %2</source>
        <translation>Microphone, %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Get packs</source>
        <translation>Obtenir des paquets</translation>
    </message>
    <message>
        <source>Choose languages</source>
        <translation>Choisir les langues</translation>
    </message>
    <message>
        <source>Repair the pack</source>
        <translation>Réparer le paquet</translation>
    </message>
    <message>
        <source>Choose devices</source>
        <translation>Choisir les appareils</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Ouvrir le fichier</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Relire le fichier</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>%1 said: %2. Translation: %3</source>
        <translation>Dit en %1 : %2. Traduction : %3</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>après %1</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Non traduit</translation>
    </message>
    <message>
        <source>Already %1</source>
        <translation>Déjà en %1</translation>
    </message>
    <message>
        <source>Not translated: %1 is not a language of this conversation</source>
        <translation>Non traduit&#xa0;: %1 n’est pas une langue de cette conversation</translation>
    </message>
    <message>
        <source>Not translated: no language of this conversation</source>
        <translation>Non traduit&#xa0;: pas une langue de cette conversation</translation>
    </message>
</context>
<context>
    <name>VoicePopup</name>
    <message>
        <source>Translations are spoken</source>
        <translation>Lecture à voix haute</translation>
    </message>
    <message>
        <source>After each turn</source>
        <translation>Quand vous avez fini</translation>
    </message>
    <message>
        <source>While you speak</source>
        <translation>Pendant que vous parlez</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Plus lent</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1&#xa0;×</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus rapide</translation>
    </message>
    <message>
        <source>You hear it through</source>
        <translation>Vous écoutez sur</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Haut-parleur</translation>
    </message>
    <message>
        <source>Loudspeaker, echo removed</source>
        <translation>Haut-parleur, sans écho</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Casque</translation>
    </message>
    <message>
        <source>The microphone is closed while it speaks.</source>
        <translation>Le microphone est fermé pendant que le programme parle.</translation>
    </message>
    <message>
        <source>A short test of the echo comes first.</source>
        <translation>Un bref test de l’écho vient d’abord.</translation>
    </message>
    <message>
        <source>The microphone stays open while it speaks.</source>
        <translation>Le microphone reste ouvert pendant que le programme parle.</translation>
    </message>
    <message>
        <source>This counts from the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>A turn begins</source>
        <translation>Prise de parole</translation>
    </message>
    <message>
        <source>With the voice</source>
        <translation>À la voix</translation>
    </message>
    <message>
        <source>With a button or key, held</source>
        <translation>En maintenant un bouton ou une touche</translation>
    </message>
    <message>
        <source>Hold Space, or 1 and 2 for one side.</source>
        <translation>Maintenez Espace, ou 1 ou 2 pour un seul côté.</translation>
    </message>
    <message>
        <source>%1 in all programs</source>
        <translation>%1 dans tous les programmes</translation>
    </message>
    <message>
        <source>Not available here: Wayland gives keys only to the program in front.</source>
        <translation>Non disponible ici&#xa0;: Wayland ne transmet les touches qu’au programme au premier plan.</translation>
    </message>
    <message>
        <source>Not available on macOS.</source>
        <translation>Non disponible sous macOS.</translation>
    </message>
    <message>
        <source>Another program already uses %1.</source>
        <translation>Un autre programme utilise déjà %1.</translation>
    </message>
    <message>
        <source>Not available: a library of the system is missing (libxcb-keysyms).</source>
        <translation>Non disponible&#xa0;: il manque une bibliothèque du système (libxcb-keysyms).</translation>
    </message>
    <message>
        <source>Not available on this system.</source>
        <translation>Non disponible sur ce système.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Loading models</source>
        <translation>Chargement des modèles</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Ouverture du microphone</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>À l’écoute</translation>
    </message>
    <message>
        <source>Hearing you</source>
        <translation>Vous entend</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réfléchit</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Parle</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Quelque chose ne va pas</translation>
    </message>
    <message>
        <source>There is no such microphone or loudspeaker</source>
        <translation>Ce microphone ou ce haut-parleur n’existe pas</translation>
    </message>
    <message>
        <source>The device went away</source>
        <translation>L’appareil n’est plus là</translation>
    </message>
    <message>
        <source>The microphone or the loudspeaker cannot be used</source>
        <translation>Le microphone ou le haut-parleur ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>No pack for these languages</source>
        <translation>Pas de paquet pour ces langues</translation>
    </message>
    <message>
        <source>A pack is damaged</source>
        <translation>Un paquet est endommagé</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Un réglage est incorrect</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Recognizing</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>Beginning to speak</source>
        <translation>Début de la parole</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Asking what there is</source>
        <translation>Interrogation du serveur</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Décompression</translation>
    </message>
    <message>
        <source>Converting, a minute or two</source>
        <translation>Conversion, une minute ou deux</translation>
    </message>
    <message>
        <source>Trying a sentence</source>
        <translation>Essai d’une phrase</translation>
    </message>
    <message>
        <source>Checking it, and trying a sentence</source>
        <translation>Vérification et essai d’une phrase</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>It is sound, and works</source>
        <translation>En bon état, et fonctionne</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;Go</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1&#xa0;Mo</translation>
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
        <translation>Toute langue</translation>
    </message>
    <message>
        <source>Write in %1</source>
        <translation>Écrire en %1</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>n’importe quelle langue</translation>
    </message>
    <message>
        <source>Press Start to write as well as speak</source>
        <translation>Appuyez sur «&#xa0;Démarrer&#xa0;» pour écrire ou parler</translation>
    </message>
    <message>
        <source>Translate and speak it</source>
        <translation>Traduire et dire</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
</TS>
