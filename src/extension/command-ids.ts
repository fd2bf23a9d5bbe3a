/** The ids of the commands in the manifest. */
export const commandIds = {
    restartLanguageServer: 'firebreak.restartLanguageServer',
    showOutput: 'firebreak.showOutput',
} as const;
