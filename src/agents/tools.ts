import type { AgentTool } from './tool.ts';
import { assessImpact } from './tools/assess-impact.ts';
import { checkArchitecture } from './tools/check-architecture.ts';
import { compareRevision } from './tools/compare-revision.ts';
import { describeElement } from './tools/describe-element.ts';
import { describeProject } from './tools/describe-project.ts';
import { createDrawView } from './tools/draw-view.ts';
import { explainRule } from './tools/explain-rule.ts';
import { findElements } from './tools/find-elements.ts';
import { findInteractions } from './tools/find-interactions.ts';
import { findPaths } from './tools/find-paths.ts';
import { languageGuide } from './tools/language-guide.ts';
import { previewChange } from './tools/preview-change.ts';
import { proposeFixes } from './tools/propose-fixes.ts';
import { runExperiments } from './tools/run-experiments.ts';

/**
 * All tools, in the order in which an agent would come to need them.
 *
 * @param pixels whether pictures of pixels can be drawn and sent
 */
export function agentTools(pixels: boolean): readonly AgentTool[] {
    return [
        describeProject,
        checkArchitecture,
        previewChange,
        compareRevision,
        findElements,
        describeElement,
        findInteractions,
        assessImpact,
        findPaths,
        explainRule,
        proposeFixes,
        runExperiments,
        createDrawView(pixels),
        languageGuide,
    ];
}
