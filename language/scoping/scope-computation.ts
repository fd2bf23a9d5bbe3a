import {
    type AstNodeDescription,
    AstUtils,
    DefaultScopeComputation,
    interruptAndCheck,
    type LangiumDocument,
    type LocalSymbols,
    MultiMap,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { isNamed } from '../generated/ast.ts';
import { qualifiedName } from './qualified-names.ts';

/** Exports every named element under its qualified name: in Firebreak all names are visible in the whole project. */
export class FirebreakScopeComputation extends DefaultScopeComputation {
    override async collectExportedSymbols(
        document: LangiumDocument,
        cancelToken = CancellationToken.None,
    ): Promise<AstNodeDescription[]> {
        const exports: AstNodeDescription[] = [];
        let count = 0;
        for (const node of AstUtils.streamAllContents(document.parseResult.value)) {
            if (++count % 512 === 0) {
                await interruptAndCheck(cancelToken);
            }
            const name = isNamed(node) ? qualifiedName(node) : undefined;
            if (name !== undefined) {
                exports.push(this.descriptions.createDescription(node, name, document));
            }
        }
        return exports;
    }

    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return new MultiMap();
    }
}
