namespace Foreplan.Browser.Tests;

/// <summary>What a page lacks for people who see little or nothing: text with less contrast than WCAG AA asks for against the ground that it really has, controls without a name, ids given twice.</summary>
internal static class Audit
{
    public const string Script =
        """
        () => {
          const wrong = [];
          const parts = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          const ground = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parts(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const look = (element, text, colour) => {
            const style = getComputedStyle(element);
            const [one, other] = [light(parts(colour ?? style.color)), light(ground(element))];
            const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            const size = parseFloat(style.fontSize);
            const least = size >= 24 || size >= 18.66 && +style.fontWeight >= 700 ? 3 : 4.5;
            if (contrast < least) wrong.push(`${contrast.toFixed(2)}: "${text.trim().slice(0, 40)}" in ${element.localName}.${element.getAttribute('class') ?? ''}`);
          };
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = words.nextNode());) {
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('noscript, .unseen, .skip') || !element.checkVisibility()) continue;
            look(element, node.data, element instanceof SVGElement ? getComputedStyle(element).fill : null);
          }
          for (const field of document.querySelectorAll('input:not([type=radio]), textarea, select')) if (field.checkVisibility()) look(field, field.value || field.placeholder);
          for (const control of document.querySelectorAll('button, a[href], input, select, textarea, summary')) {
            const name = control.getAttribute('aria-label') || control.textContent.trim() || control.title || [...control.labels ?? []].map(label => label.textContent).join('').trim();
            if (!name) wrong.push(`no name: ${control.outerHTML.slice(0, 120)}`);
          }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push(`id given twice: ${id}`);
          if (document.querySelectorAll('h1').length === 0) wrong.push('no heading');
          return wrong;
        }
        """;
}
