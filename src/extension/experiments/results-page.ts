/** Where the files of the page are, as a webview may load them. */
export interface ResultsPage {
    readonly script: string;
    /** Random for each page, so that no other script and no other style holds in it. */
    readonly nonce: string;
}

/** The page that shows results of experiments. It loads its own script and nothing else. */
export function resultsPage({ script, nonce }: ResultsPage): string {
    const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Experiment results</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
