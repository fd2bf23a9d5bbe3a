/** Styles of what stands above the results. Only styles with the page's own nonce hold, so they are no file. */
export const BAR_STYLES = `
body{padding:0}
.runs{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:8px 24px;background:var(--vscode-editor-background);color:var(--vscode-foreground);border-bottom:1px solid var(--vscode-panel-border,transparent);font:13px/18px var(--vscode-font-family)}
.runs[hidden],.runs [hidden]{display:none}
.runs select,.runs button{font:inherit;color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border:1px solid var(--vscode-dropdown-border,transparent);border-radius:2px;padding:3px 6px;max-width:100%}
.runs button{cursor:pointer}
.runs :focus-visible{outline:1px solid var(--vscode-focusBorder);outline-offset:1px}
.runs .time{display:flex;align-items:center;gap:8px;flex:1 1 360px;min-width:min(100%,200px)}
.runs select{flex:0 1 auto;min-width:0;max-width:min(100%,280px)}
.runs input{flex:1;min-width:80px;accent-color:var(--vscode-focusBorder)}
.runs output{min-width:40px}
.runs .problem{flex:1 1 100%;margin:0;color:var(--vscode-errorForeground)}
.runs .problem:empty{display:none}
.runs .under-way{flex:1 1 100%}
.runs .run{display:flex;align-items:center;gap:12px;padding:2px 0}
.runs .run span{min-width:0;flex:0 1 auto;overflow-wrap:anywhere}
.runs progress{flex:1 1 60px;min-width:60px;height:4px;appearance:none;border:0;background:color-mix(in srgb,var(--vscode-foreground) 25%,transparent)}
.runs progress::-webkit-progress-bar{background:transparent}
.runs progress::-webkit-progress-value{background:var(--vscode-progressBar-background)}
.runs progress::-moz-progress-bar{background:var(--vscode-progressBar-background)}
.results>.empty{margin:0;padding:16px 24px;color:var(--vscode-foreground);font:13px/18px var(--vscode-font-family)}
.results>[hidden]{display:none}
.results .run-chart{cursor:crosshair;touch-action:pan-y}
`;
