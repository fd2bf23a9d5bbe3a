import '../styles/panel.css';
import './offline.css';
import { OFFLINE_DATA, type OfflinePanel } from '../../src/protocol/panel/offline-panel.ts';
import { mountPanel } from '../mount-panel.ts';
import { createOfflineHost } from './offline-host.ts';

const BODY_CLASSES = {
    light: 'vscode-light',
    dark: 'vscode-dark',
    'hc-dark': 'vscode-high-contrast',
    'hc-light': 'vscode-high-contrast-light',
} as const;

const data: OfflinePanel = JSON.parse(document.getElementById(OFFLINE_DATA)?.textContent ?? '');
document.body.classList.add(BODY_CLASSES[data.theme]);
mountPanel(
    createOfflineHost(data, (url) => window.open(url, '_blank', 'noopener,noreferrer')),
    document.body,
);
