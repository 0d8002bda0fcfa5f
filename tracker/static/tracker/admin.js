// Names the parts of a choice by typing, which the library leaves without a name.
'use strict';
{
    const $ = django.jQuery;

    function nameOf(select) {
        const label = document.querySelector(`label[for="${select.id}"]`);
        const name = select.getAttribute('aria-label') || (label ? label.textContent : '');
        return name.trim().replace(/[:：]$/, '');
    }

    function partOf(select, part) {
        return select.parentElement.querySelector(`.select2-selection${part}`);
    }

    // The choice is called by its field and by what is chosen.
    function nameChoice(select) {
        const choice = partOf(select, '');
        const chosen = partOf(select, '__rendered');
        if (choice && chosen) {
            choice.id = `${select.id}-choice`;
            choice.setAttribute('aria-label', nameOf(select));
            choice.setAttribute('aria-labelledby', `${choice.id} ${chosen.id}`);
            chosen.removeAttribute('role');
            chosen.removeAttribute('aria-readonly');
        }
    }

    function nameChoices() {
        document.querySelectorAll('select.admin-autocomplete').forEach(nameChoice);
    }

    // A new row begins at its first field, not at the button above it.
    function beginAtTheFirstField() {
        const first = document.querySelector(
            '.form-row .select2-selection, .form-row input, .form-row select:not(.admin-autocomplete)'
        );
        if (first && document.activeElement.type === 'submit') {
            first.focus();
        }
    }

    // Each waits until the library's own answer to the same event is done.
    $(() => setTimeout(nameChoices));
    window.addEventListener('load', () => setTimeout(beginAtTheFirstField));
    document.addEventListener('formset:added', () => setTimeout(nameChoices));
    $(document).on('select2:open', (event) => {
        const choice = partOf(event.target, '');
        const field = document.querySelector('.select2-container--open .select2-search__field');
        const list = document.querySelector('.select2-container--open .select2-results__options');
        choice.setAttribute('aria-controls', list.id);
        list.setAttribute('aria-label', nameOf(event.target));
        field.setAttribute('aria-label', nameOf(event.target));
        field.setAttribute('aria-controls', list.id);
        field.focus();
    });
}
