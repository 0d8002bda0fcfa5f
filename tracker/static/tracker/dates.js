// Says how a date is understood while it is typed.
'use strict';
{
    const PAUSE = 250;

    function echoOf(field) {
        const echo = document.createElement('p');
        echo.className = 'help echo';
        echo.setAttribute('aria-live', 'polite');
        field.after(echo);
        return echo;
    }

    async function say(field, echo) {
        const asked = `${field.dataset.understood}?text=${encodeURIComponent(field.value)}`;
        const answer = await fetch(asked, {headers: {Accept: 'application/json'}});
        if (answer.ok) {
            echo.textContent = (await answer.json()).said;
        }
    }

    document.querySelectorAll('input[data-understood]').forEach((field) => {
        const echo = echoOf(field);
        let waiting = 0;
        field.addEventListener('input', () => {
            clearTimeout(waiting);
            waiting = setTimeout(() => say(field, echo), PAUSE);
        });
    });
}
