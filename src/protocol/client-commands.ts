/** Commands of our extension that the language server puts behind what a person clicks. */
export const CLIENT_COMMANDS = {
    /** Opens a rule's page; its argument is the rule's id. */
    explainRule: 'firebreak.explainRule',
    /** Lists places beside a place: a URI, a position, and locations. */
    showPlaces: 'firebreak.showPlaces',
    /** Opens the diagram beside the editor; its argument is the URI of a model. */
    openDiagram: 'firebreak.openDiagramToSide',
    /** Runs an experiment; its arguments are its project's key and its id. */
    runExperiment: 'firebreak.runExperiment',
    /** The same, once the person has said how. */
    runExperimentWith: 'firebreak.runExperimentWith',
    /** Shows the tree of findings. */
    showFindings: 'firebreak.findings.focus',
} as const;
