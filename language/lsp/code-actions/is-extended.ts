import type { Named } from '../../generated/ast.ts';
import { isExtension } from '../../generated/ast.ts';
import type { FirebreakServices } from '../../services.ts';
import { referencesTo } from '../navigation/uses-of.ts';

/** Whether an `extend` says more about an element than the block that it is declared with. */
export function isExtended(services: FirebreakServices, element: Named): boolean {
    const { LangiumDocuments } = services.shared.workspace;
    return referencesTo(services, element).some(({ sourceUri, sourcePath }) => {
        const root = LangiumDocuments.getDocument(sourceUri)?.parseResult.value;
        return root !== undefined && isExtension(services.workspace.AstNodeLocator.getAstNode(root, sourcePath));
    });
}
