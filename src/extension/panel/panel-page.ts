/** Where a panel's files are, as a webview may load them. */
export interface PanelPage {
    readonly script: string;
    readonly styles: string;
    /** Source of the files in the words of a content security policy. */
    readonly source: string;
    /** Random for each page, so that no other script runs in it. */
    readonly nonce: string;
}

/** The page of the diagram panel. It loads its own script, style sheet and icon font, and nothing else. */
export function panelPage({ script, styles, source, nonce }: PanelPage): string {
    const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src ${source}`,
        `font-src ${source}`,
        // A picture is drawn as pixels from an address of its own bytes.
        'img-src blob:',
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Firebreak diagram</title>
<link rel="stylesheet" href="${styles}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
