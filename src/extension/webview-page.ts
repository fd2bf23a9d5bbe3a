/** A page in a webview, which runs one script. */
export interface WebviewPage {
    readonly title: string;
    /** Address of the script. */
    readonly script: string;
    /** Random for each page, so that no other script runs in it. */
    readonly nonce: string;
    /** What the page may load beside its script, in the words of a content security policy. */
    readonly allowed: readonly string[];
    /** Address of a style sheet. */
    readonly styles?: string;
}

/** The text of a page. It loads what it is allowed to, and nothing else. */
export function webviewPage({ title, script, nonce, allowed, styles }: WebviewPage): string {
    const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        ...allowed,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    const sheet = styles === undefined ? '' : `<link rel="stylesheet" href="${styles}">\n`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${sheet}</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
