import type { DiagramPanel } from './diagram-panel.ts';

/** The diagram panels that are open. */
export interface OpenPanels {
    /** The one that commands mean: that was looked at last. */
    readonly current: () => DiagramPanel | undefined;
    readonly all: () => readonly DiagramPanel[];
    /** Takes one in, until it is closed. */
    adopt(diagram: DiagramPanel): DiagramPanel;
}

/** Knows the panels in the order in which they were looked at. */
export function createOpenPanels(): OpenPanels {
    /** The current one stands last. */
    let open: readonly DiagramPanel[] = [];
    const without = (diagram: DiagramPanel) => open.filter((each) => each !== diagram);
    return {
        current: () => open.at(-1),
        all: () => open,
        adopt(diagram) {
            open = [...open, diagram];
            diagram.panel.onDidChangeViewState(({ webviewPanel }) => {
                if (webviewPanel.active) {
                    open = [...without(diagram), diagram];
                }
            });
            diagram.panel.onDidDispose(() => {
                open = without(diagram);
            });
            return diagram;
        },
    };
}
