// Suggests names while one types; without script, names are typed in full.
'use strict';
{
    const PAUSE = 200;
    const ENDPOINT = document.querySelector('form.quick').dataset.suggestions;

    function suggestions(field) {
        const list = document.createElement('datalist');
        list.id = `${field.id}-suggestions`;
        field.after(list);
        field.setAttribute('list', list.id);
        return list;
    }

    async function suggest(field, list) {
        const asked = `${ENDPOINT}${field.dataset.suggest}&term=${encodeURIComponent(field.value)}`;
        const answer = await fetch(asked, {headers: {Accept: 'application/json'}});
        if (!answer.ok) {
            return;
        }
        const found = await answer.json();
        list.replaceChildren(...found.results.map((each) => new Option('', each.text)));
    }

    document.querySelectorAll('input[data-suggest]').forEach((field) => {
        const list = suggestions(field);
        let waiting = 0;
        field.addEventListener('input', () => {
            clearTimeout(waiting);
            if (field.value.length > 1 && !field.value.includes('://')) {
                waiting = setTimeout(() => suggest(field, list), PAUSE);
            }
        });
    });

    const first = document.querySelector('form.quick [aria-invalid], form.quick select, form.quick input:not([type=hidden])');
    if (first) {
        first.focus();
    }
}
