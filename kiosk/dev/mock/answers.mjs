// Example texts, in Swedish and Arabic: enough to see every kind of event on the pages.

const words = {
    sv: {
        hello: 'Hej! Jag är stadens digitala assistent. Skriv vad du behöver hjälp med, eller välj nedan.',
        where: 'Tack! Var är det? Skriv en plats eller en adress.',
        what: 'Vad gäller det?',
        kinds: ['Klotter', 'Nedskräpning', 'Trasig belysning', 'Något annat'],
        check: 'Stämmer det här?\n\nKlotter\nPlats: {place}\n\nJag skickar anmälan när du säger ja.',
        yes: 'Ja, skicka',
        no: 'Nej, ändra',
        thanks: 'Tack, anmälan är mottagen. Klotter på stadens egen mark ska vara borta inom 3 arbetsdagar.',
        found: 'Jag hittade två föreningar (exempeldata):',
        clubs: ['Exempelklubben', 'Exempelföreningen Läsning'],
        show: 'Visa mer',
        emergency:
            'Är det fara för liv just nu? Ring 112. Brott som inte pågår: 114 14. Du kan också prata med en person här.',
        queue: 'Jag letar efter en person åt dig.',
        date: 'Vilken dag passar dig?',
        unclear: 'Jag är inte säker på att jag förstod. Menade du något av det här?',
        reason: 'Vill prata med en person',
        summary: 'Klotter vid Hagalunds station. Vill veta när det tas bort.',
    },
    ar: {
        hello: 'مرحبًا! أنا المساعد الرقمي للمدينة. اكتب ما تحتاج إليه أو اختر مما يلي.',
        where: 'شكرًا! أين يوجد ذلك؟ اكتب مكانًا أو عنوانًا.',
        what: 'ما الذي تريد الإبلاغ عنه؟',
        kinds: ['كتابات على الجدران', 'نفايات', 'إنارة معطلة', 'شيء آخر'],
        check: 'هل هذا صحيح؟\n\nكتابات على الجدران\nالمكان: {place}\n\nسأرسل البلاغ عندما توافق.',
        yes: 'نعم، أرسل',
        no: 'لا، أريد التعديل',
        thanks: 'شكرًا، تم استلام البلاغ. تُزال الكتابات عن أملاك المدينة خلال 3 أيام عمل.',
        found: 'وجدت جمعيتين (بيانات تجريبية):',
        clubs: ['Exempelklubben', 'Exempelföreningen Läsning'],
        show: 'عرض المزيد',
        emergency: 'هل هناك خطر على الحياة الآن؟ اتصل بالرقم 112. يمكنك أيضًا التحدث مع شخص هنا.',
        queue: 'سأبحث لك عن شخص.',
        date: 'أي يوم يناسبك؟',
        unclear: 'لست متأكدًا أنني فهمت. هل تقصد أحد هذه الخيارات؟',
        reason: 'يريد التحدث مع شخص',
        summary: 'كتابات على جدار نفق محطة هاغالوند. يسأل متى ستُزال.',
    },
};

export const wordsOf = (locale) => words[locale] ?? words.sv;

export function greeting(locale) {
    return { text: wordsOf(locale).hello, intent: 'greeting' };
}

const options = (labels) => labels.map((label, index) => ({ option: `o${index}-${label}`, label }));

function handOver(all, conversation, w) {
    all.say(conversation, { text: w.queue, intent: 'handover' });
    conversation.owner = { kind: 'queue', name: 'general' };
    conversation.since = new Date().toISOString();
    conversation.reason = w.reason;
    conversation.summary = w.summary;
    all.add(conversation, 'system', 'handover', {
        state: 'waiting',
        position: 2,
        wait_s: 240,
        _reason: w.reason,
    });
}

export function answer(all, conversation, text, option) {
    const w = wordsOf(conversation.locale);
    const has = (...parts) => parts.some((part) => text.toLowerCase().includes(part));
    const say = (plugin, intent, body) => all.say(conversation, { plugin, intent, ...body });
    if (has('person', 'شخص')) return handOver(all, conversation, w);
    if (has('brand', 'eld', 'حريق')) return say('core', 'emergency', { text: w.emergency });
    if (conversation.form === 'kind') {
        conversation.form = 'place';
        return say('fault_reports', 'report_fault', { text: w.where, expects: { slot: 'place' } });
    }
    if (conversation.form === 'place') {
        conversation.form = 'confirm';
        return say('fault_reports', 'report_fault', {
            text: w.check.replace('{place}', text),
            options: options([w.yes, w.no]),
            expects: { slot: 'yes_no' },
        });
    }
    if (conversation.form === 'confirm' && option?.startsWith('o0')) {
        conversation.form = null;
        all.add(conversation, 'system', 'case', { reference: 'SOL-7K4M-2Q', status: 'received' });
        return say('fault_reports', 'report_fault', { text: w.thanks, source: 'solna.se' });
    }
    if (has('fel', 'klotter', 'عطل', 'كتاب')) {
        conversation.form = 'kind';
        return say('fault_reports', 'report_fault', {
            text: w.what,
            options: options(w.kinds),
            expects: { slot: 'choice' },
        });
    }
    if (has('förening', 'klubb', 'جمعية')) {
        return say('associations', 'find_association', {
            text: w.found,
            cards: w.clubs.map((title, index) => ({
                title,
                text: 'Exempel: en förening som inte finns, för att visa kortet.',
                note: 'Exempeldata',
                email: `kontakt${index}@example.org`,
                url: 'https://example.org/',
                options: [{ option: `c${index}`, label: w.show }],
            })),
            source: 'Exempelregister',
        });
    }
    if (has('boka', 'حجز')) {
        return say('youth_jobs', 'book_coaching', { text: w.date, expects: { slot: 'date' } });
    }
    return say('core', 'unclear', { text: w.unclear, options: options(w.kinds.slice(0, 3)) });
}
