import './styles/panel.css';
import { connectToHost } from './host.ts';
import { mountPanel } from './mount-panel.ts';

const host = connectToHost();
window.addEventListener('error', ({ message }) => host.send({ type: 'log', message }));
window.addEventListener('unhandledrejection', ({ reason }) => host.send({ type: 'log', message: String(reason) }));
mountPanel(host, document.body);
