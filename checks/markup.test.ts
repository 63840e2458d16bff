import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const linter = new ESLint();

async function faults(text: string, filePath: string): Promise<(string | null)[]> {
    const [result] = await linter.lintText(text, { filePath });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

test.each([
    ['element.innerHTML = title;', 'no-restricted-properties'],
    ['element.outerHTML = title;', 'no-restricted-properties'],
    ['element["insertAdjacentHTML"]("beforeend", title);', 'no-restricted-properties'],
    ['frame.srcdoc = title;', 'no-restricted-properties'],
    ['document.write(title);', 'no-restricted-properties'],
    ['new DOMParser().parseFromString(title, "text/html");', 'no-restricted-globals'],
    ['eval(title);', 'no-eval'],
    ['setTimeout("title");', 'no-implied-eval'],
    ['new Function(title);', 'no-new-func'],
])('the linter lets no text become markup or code: %s', async (text, rule) => {
    expect(await faults(`declare const element: any, frame: any, title: any;\n${text}\n`, 'src/title.ts')).toContain(
        rule,
    );
});

test('the linter lets no component show text as markup', async () => {
    expect(await faults('<p>{@html "title"}</p>\n', 'src/ui/Title.svelte')).toContain('svelte/no-at-html-tags');
});
