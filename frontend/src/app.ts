// Every page: the look, the theme colour of the browser's own frame, and the service worker. Pages work without it.
import "../styles/app.css";
import { renewKeptSessions } from "./page/kept-sessions";
import { letNoneGiveWay } from "./page/none-of-these";
import { registerServiceWorker } from "./page/service-worker-registration";
import { followTheme } from "./page/theme";
import { showUnfinishedSession } from "./page/unfinished-session";
import { offerVoices } from "./page/voices";
import { sendWhatWaits } from "./page/waiting-events";

followTheme(document);
showUnfinishedSession(document);
letNoneGiveWay(document);
offerVoices(document);
registerServiceWorker();
renewKeptSessions(document);
sendWhatWaits();
