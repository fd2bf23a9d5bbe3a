import './styles/panel.css';
import './styles/offline.css';
import { OFFLINE_DATA, type OfflinePanel } from '../src/protocol/panel/offline-panel.ts';
import { connectToHost } from './host.ts';
import { mountPanel } from './mount-panel.ts';
import { createOfflineHost, lookLikeEditor } from './offline-host.ts';

const embedded = document.getElementById(OFFLINE_DATA)?.textContent;
if (embedded) {
    const data: OfflinePanel = JSON.parse(embedded);
    lookLikeEditor(document.body, data.theme);
    mountPanel(
        createOfflineHost(data, (url) => window.open(url, '_blank', 'noopener,noreferrer')),
        document.body,
    );
} else {
    const host = connectToHost();
    window.addEventListener('error', ({ message }) => host.send({ type: 'log', message }));
    window.addEventListener('unhandledrejection', ({ reason }) => host.send({ type: 'log', message: String(reason) }));
    mountPanel(host, document.body);
}
