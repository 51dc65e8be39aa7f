// @ts-check
import { ReferenceType, ReflectionKind, RendererEvent } from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';

/**
 * What the reference says beside what is in the comments: where each module is imported from.
 *
 * @param {import('typedoc-plugin-markdown').MarkdownApplication} app
 */
export function load(app) {
  // A base class that nobody can import is no news.
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    for (const each of Object.values(project.reflections)) {
      if (!each.isDeclaration() || !each.typeHierarchy?.types.every(isHidden)) continue;
      if (each.typeHierarchy.next) each.typeHierarchy = each.typeHierarchy.next;
    }
  });

  app.renderer.on(MarkdownPageEvent.END, (page) => {
    const { model } = page;
    if (!page.contents || !('kind' in model) || model.kind !== ReflectionKind.Module) return;
    const module = /** @type {import('typedoc').DeclarationReflection} */ (model);
    page.contents = page.contents.replace(/\n## /, `\n${importOf(module)}\n## `);
  });
}

/** @param {import('typedoc').Type} type */
function isHidden(type) {
  return type instanceof ReferenceType && !type.reflection && type.package !== 'typescript';
}

/** @param {import('typedoc').DeclarationReflection} module */
function importOf({ name, children = [] }) {
  const functions = children.filter((each) => each.kind === ReflectionKind.Function);
  const shown =
    children.find((each) => each.kind === ReflectionKind.Class && !each.name.endsWith('Error')) ??
    functions.find((each) => each.name.startsWith('create')) ??
    functions[0];
  return `\`\`\`ts\nimport { ${shown?.name} } from '${name}';\n\`\`\`\n`;
}
