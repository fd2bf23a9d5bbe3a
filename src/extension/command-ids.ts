/** The ids of the commands in the manifest. */
export const commandIds = {
    restartLanguageServer: 'firebreak.restartLanguageServer',
    openDiagram: 'firebreak.openDiagram',
    openDiagramToSide: 'firebreak.openDiagramToSide',
    showOutput: 'firebreak.showOutput',
} as const;
