/** The ids of the commands in the manifest. */
export const commandIds = {
    newProject: 'firebreak.newProject',
    restartLanguageServer: 'firebreak.restartLanguageServer',
    exportDiagram: 'firebreak.exportDiagram',
    openDiagram: 'firebreak.openDiagram',
    openDiagramToSide: 'firebreak.openDiagramToSide',
    showOutput: 'firebreak.showOutput',
    compareWith: 'firebreak.compareWith',
    checkProject: 'firebreak.checkProject',
    fixAll: 'firebreak.fixAll',
    showRules: 'firebreak.showRules',
    explainRule: 'firebreak.explainRule',
    groupFindingsByRule: 'firebreak.findings.groupByRule',
    groupFindingsByContext: 'firebreak.findings.groupByContext',
    groupFindingsBySeverity: 'firebreak.findings.groupBySeverity',
    showKnownFindings: 'firebreak.findings.showKnown',
    hideKnownFindings: 'firebreak.findings.hideKnown',
} as const;
