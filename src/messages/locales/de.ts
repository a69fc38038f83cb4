import type { Locale } from '../Messages.ts';

/** German. */
export const de: Locale = {
  tag: 'de',
  messages: {
    booksQuestion: {
      title: 'Ist dies das richtige Unternehmen?',
      lead: '{name} ist verbunden, aber offenbar mit einer anderen Buchhaltung als bisher.',
      before: 'Bisher',
      now: 'Jetzt',
      books: '{company} ({currency})',
      wrong:
        'Falsches Unternehmen? Trennen Sie die Verbindung. Danach können Sie das richtige verbinden.',
      wait: 'Bis Sie antworten, starten wir von hier aus keine Synchronisierung. Automatische Synchronisierungen können trotzdem laufen.',
      confirm: 'Ja, richtig',
      disconnect: 'Trennen',
      disconnecting: 'Wird getrennt…',
      later: 'Später entscheiden',
    },
    chosenThere: 'Ihre Buchhaltungssoftware wählen Sie auf der Anmeldeseite aus.',
    connect: {
      choose: 'Software auswählen',
      connect: '{name} verbinden',
      creating: 'Wird verbunden…',
      canceling: 'Wird abgebrochen…',
      waiting: 'Warten auf {name}…',
      waitingHint: 'Öffnet das Anmeldefenster erneut',
      resume: {
        other: 'Verbindung mit {name} fortsetzen',
        unnamed: 'Verbindung fortsetzen',
      },
      reconnect: '{name} neu verbinden',
      retry: 'Erneut versuchen',
      connected: '{name} ist verbunden',
      takes: 'Dauert {shortest} bis {count} Minuten.',
      takesUpTo: 'Dauert bis zu {count} Minuten.',
      help: 'Hilfe zur Verbindung mit {name}',
      blocked: 'Ihr Browser hat das Fenster blockiert. Verwenden Sie die Schaltfläche unten.',
      link: { other: 'Weiter zu {name}', unnamed: 'Weiter zur Anmeldung' },
      newWindow: 'Öffnet ein neues Fenster',
      copy: 'Link kopieren',
      copied: 'Link kopiert',
      copyYourself: 'Kopieren Sie diesen Link',
      returned: 'Sie können dieses Fenster jetzt schließen.',
      returnedHere: 'Sie können jetzt zu der Seite zurückkehren, auf der Sie begonnen haben.',
      occupied: 'Trennen Sie zuerst {name}, um eine andere Software zu verbinden.',
    },
    consent: {
      title: 'Vor dem Verbinden',
      allows: 'Das erlauben Sie:',
      reads: {
        other: 'Wir rufen die Rechnungen und Artikel aus {name} ab.',
        unnamed: 'Wir rufen die Rechnungen und Artikel aus Ihrer Buchhaltungssoftware ab.',
      },
      readsMore: {
        other:
          'Wir rufen Ausgangs- und Eingangsrechnungen, Artikel, Kontakte und Zahlungen aus {name} ab.',
        unnamed:
          'Wir rufen Ausgangs- und Eingangsrechnungen, Artikel, Kontakte und Zahlungen aus Ihrer Buchhaltungssoftware ab.',
      },
      changesNothing: {
        other: 'Wir ändern nichts in {name}.',
        unnamed: 'Wir ändern dort nichts.',
      },
      addsOnly: {
        other: 'Was Sie hier anlegen, legen wir auch in {name} an. Gelöscht wird nichts.',
        unnamed: 'Was Sie hier anlegen, legen wir auch dort an. Gelöscht wird nichts.',
      },
      lasts: 'Der Zugriff besteht, bis Sie die Verbindung trennen.',
      ends: 'Das ist jederzeit möglich.',
      agree: 'Zustimmen und weiter',
    },
    disconnect: {
      disconnect: 'Trennen',
      disconnecting: 'Wird getrennt…',
      notConnected: 'Es ist nichts verbunden',
    },
    disconnectDialog: {
      title: {
        other: 'Verbindung mit {name} trennen?',
        unnamed: 'Verbindung trennen?',
      },
      lead: '{name} liefert dann keine neuen Daten mehr, und die automatische Synchronisierung endet. Bereits übernommene Daten bleiben erhalten. Sie können die Verbindung jederzeit neu herstellen.',
      keep: 'Verbindung behalten',
      confirm: 'Trennen',
      disconnecting: 'Wird getrennt…',
    },
    errors: {
      token_unavailable:
        'Wir konnten Ihre Identität nicht bestätigen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
      session_expired:
        'Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an und kehren Sie dann auf diese Seite zurück.',
      entity_mismatch:
        'Sie sind jetzt für ein anderes Unternehmen angemeldet, vielleicht in einem anderen Tab. Laden Sie diese Seite neu, um dessen Daten zu sehen.',
      forbidden: 'Dazu fehlt Ihnen die Berechtigung. Ihr Administrator kann sie Ihnen erteilen.',
      read_only:
        'Sie haben nur Lesezugriff. Für Änderungen wenden Sie sich an einen Administrator.',
      not_found: 'Diese Verbindung gibt es möglicherweise nicht mehr. Laden Sie die Seite neu.',
      already_connected:
        'Eine andere Buchhaltungssoftware ist bereits verbunden. Trennen Sie zuerst diese Verbindung und stellen Sie dann die neue her.',
      consent_required:
        'Stimmen Sie zuerst der Datenfreigabe zu. Danach können Sie die Verbindung herstellen.',
      invalid_request:
        'Die Anfrage wurde nicht angenommen. Versuchen Sie es noch einmal. Hilft das nicht, wenden Sie sich an den Support.',
      rate_limited:
        'Zu viele Anfragen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
      server_error:
        'Bei uns ist etwas schiefgelaufen. Versuchen Sie es in ein paar Minuten noch einmal.',
      network:
        'Der Dienst war nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
      timeout: 'Das hat zu lange gedauert. Versuchen Sie es in ein paar Minuten noch einmal.',
      code_outdated:
        'Es gibt eine neue Version dieser Seite. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
      invalid_response:
        'Wir haben eine unerwartete Antwort erhalten. Versuchen Sie es noch einmal. Hilft das nicht, wenden Sie sich an den Support.',
      unsupported:
        'Das ist hier noch nicht verfügbar. Wenden Sie sich an den Support, wenn Sie es brauchen.',
      unsafe_authorization_url:
        'Wir konnten die Anmeldeseite nicht sicher öffnen. Beginnen Sie noch einmal von vorn. Hilft das nicht, wenden Sie sich an den Support.',
      pull_failed:
        'Ihre Buchhaltungssoftware hat die Daten nicht gesendet. Prüfen Sie, ob Sie sich dort anmelden können, und versuchen Sie es noch einmal.',
      push_failed:
        'Ihre Buchhaltungssoftware hat die Daten nicht angenommen. Beheben Sie das gemeldete Problem und senden Sie die Daten dann erneut.',
      misconfigured: 'Diese Seite ist nicht richtig eingerichtet. Wenden Sie sich an den Support.',
      internal_error:
        'Auf dieser Seite ist etwas schiefgelaufen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    failures: {
      connect: 'Die Software konnte nicht verbunden werden.',
      cancel: 'Wir konnten den Vorgang nicht abbrechen.',
      pull: 'Die Synchronisierung ist fehlgeschlagen.',
      disconnect: 'Wir konnten die Verbindung nicht trennen.',
      details: 'Details',
      reference: 'Referenz: {id}',
    },
    picker: {
      title: 'Software auswählen',
      intro:
        'Wählen Sie Ihre Buchhaltungssoftware aus. Danach melden Sie sich auf deren Website an.',
      close: 'Schließen',
      search: 'Software suchen',
      found: { one: '{count} Treffer', other: '{count} Treffer' },
      notFound: 'Keine Treffer für „{query}“.',
      notFoundHelp: 'Prüfen Sie die Schreibweise oder geben Sie einen kürzeren Namen ein.',
      missing: 'Meine Software fehlt',
      none: 'Hier gibt es noch nichts zur Auswahl.',
      showAll: 'Alle anzeigen',
      popular: 'Beliebt',
      offered: 'Gesamte Auswahl',
      more: 'Weitere Software',
      test: 'Testsysteme',
      formerName: 'Früher {name}',
      isTest: 'Testdaten',
      isReadOnly: 'Nur Import',
      retiredSince: 'Seit dem {date} nicht mehr verfügbar',
      windows: 'Nur mit Windows',
      desktop: 'Nur am Computer',
      minutes: '{shortest} bis {count}\u00a0Min.',
      minutesUpTo: 'Bis zu {count}\u00a0Min.',
      before: 'Bevor Sie {name} verbinden',
      beforeLead: 'Das sollten Sie wissen:',
      phone:
        'Auf dem Smartphone lässt sich {name} nicht einrichten. Senden Sie den Link an den richtigen Computer oder an die Person, die {name} verwaltet.',
      go: 'Weiter',
      sendLink: 'Link senden',
      back: 'Zurück',
      notNow: 'Nicht jetzt',
      switchTitle: 'Zu welcher Software möchten Sie wechseln?',
      switchIntro: '{from} bleibt verbunden, bis Sie den Wechsel bestätigen.',
      confirmTitle: { other: 'Von {from} zu {to} wechseln?', unnamed: 'Zu {to} wechseln?' },
      confirmLead: {
        other:
          'Wir trennen die Verbindung mit {from}. Danach melden Sie sich bei {to} an. Bereits übernommene Daten bleiben erhalten.',
        unnamed:
          'Wir trennen die bisherige Verbindung. Danach melden Sie sich bei {to} an. Bereits übernommene Daten bleiben erhalten.',
      },
      confirm: 'Zu {to} wechseln',
      startTitle: 'Buch\u00adhaltungs\u00adsoftware verbinden',
      startLead:
        'Als Nächstes wählen Sie Ihre Buchhaltungssoftware aus und melden sich auf deren Website an.',
      leaveTitle: {
        other: 'Von {from} zu einer anderen Software wechseln?',
        unnamed: 'Zu einer anderen Software wechseln?',
      },
      leaveLead: {
        other:
          'Wir trennen die Verbindung mit {from}. Danach wählen Sie eine andere Software und melden sich dort an. Bereits übernommene Daten bleiben erhalten.',
        unnamed:
          'Wir trennen die bisherige Verbindung. Danach wählen Sie eine andere Software und melden sich dort an. Bereits übernommene Daten bleiben erhalten.',
      },
      leave: 'Trennen und weiter',
    },
    platformNotes: {
      needs_admin: 'Melden Sie sich bei {name} als Administrator an.',
      needs_directory_admin: 'Eventuell muss Ihr IT-Administrator zustimmen.',
      needs_primary_admin: 'Melden Sie sich als Primary Admin oder Company Admin an.',
      needs_full_admin: 'Melden Sie sich bei {name} als Administrator mit vollen Rechten an.',
      installs_extension:
        'Sie installieren eine Erweiterung. Wird sie entfernt, endet die Verbindung.',
      installs_bundle: 'Sie installieren ein NetSuite-Bundle und erstellen ein Zugriffstoken.',
      license_key: 'Sie installieren ein Programm und geben darin einen Lizenzschlüssel ein.',
      chooses_data_file: 'Nach der Anmeldung wählen Sie Ihre Datendatei aus.',
      needs_essentials: 'Sie brauchen mindestens eine Essentials-Lizenz und Version 22 oder höher.',
      exact_online_only: 'Funktioniert nur mit Exact Online.',
      no_freshbooks_classic: 'Funktioniert nicht mit FreshBooks Classic.',
      data_file_online: 'Ihre Datendatei muss online liegen und kleiner als 2\u00a0GB sein.',
      data_file_password:
        'AccountRight fragt zusätzlich nach Benutzername und Passwort Ihrer Datendatei.',
      netsuite_features:
        'Aktivieren Sie Client-SuiteScript, Server-SuiteScript, REST-Webservices und tokenbasierte Authentifizierung.',
      one_subsidiary: 'Jede Tochtergesellschaft gilt als eigenes Unternehmen.',
      windows_same_computer:
        'Richten Sie die Verbindung als Administrator auf dem Computer mit Windows 10 oder 11 ein, auf dem {name} läuft.',
      company_file_open: 'Lassen Sie die richtige Unternehmensdatei geöffnet.',
      busy_while_syncing: 'Während der Synchronisierung können Sie {name} nicht nutzen.',
      first_sync_evening:
        'Die erste Synchronisierung läuft eventuell über Nacht (19\u00a0bis\u00a07\u00a0Uhr).',
      no_self_employed: 'Funktioniert nicht mit QuickBooks Self-Employed.',
      test_companies_only: 'Funktioniert nur mit Testunternehmen.',
      standard_only: 'Funktioniert mit Sage 200 Standard (online), nicht mit Professional.',
      second_user_to_write: 'Um Daten an Sage zu senden, brauchen Sie einen zweiten Sage-Benutzer.',
      chooses_business: 'Nach der Anmeldung wählen Sie Ihr Unternehmen aus.',
      web_services_user:
        'Sie brauchen einen Webservices-Benutzer mit Unternehmens-ID und Passwort.',
      entity_level_access: 'Aktivieren Sie den Zugriff auf Entitätsebene.',
      no_trial: 'Funktioniert nicht mit Probeversionen.',
      sample_data: 'Das sind Beispieldaten zum Ausprobieren.',
      one_organization: 'Nach der Anmeldung wählen Sie eine Organisation aus.',
      no_line_items: 'Artikel sind standardmäßig nicht enthalten.',
      twenty_connections: 'Jede Organisation kann bis zu 20 Verbindungen haben.',
      api_key: 'Sie kopieren einen API-Schlüssel aus {name}.',
      read_only: 'Daten werden nur abgerufen. Gesendet wird nichts.',
      not_for_phones: 'Verwenden Sie einen Computer, kein Smartphone.',
    },
    pull: {
      all: {
        idle: 'Jetzt synchronisieren',
        requesting: 'Wird gestartet…',
        running: 'Wird synchronisiert…',
        complete: 'Erneut synchronisieren',
        failed: 'Erneut versuchen',
      },
      receivables: {
        idle: 'Rechnungen synchronisieren',
        requesting: 'Wird gestartet…',
        running: 'Rechnungen werden synchronisiert…',
        complete: 'Rechnungen erneut synchronisieren',
        failed: 'Rechnungen erneut synchronisieren',
      },
      line_items: {
        idle: 'Artikel synchronisieren',
        requesting: 'Wird gestartet…',
        running: 'Artikel werden synchronisiert…',
        complete: 'Artikel erneut synchronisieren',
        failed: 'Artikel erneut synchronisieren',
      },
      done: 'Synchronisierung abgeschlossen',
      busy: 'Eine andere Synchronisierung läuft',
      notConnected: 'Verbinden Sie zuerst Ihre Buchhaltungssoftware',
      confirmFirst: 'Fragt zuerst nach Ihrem Unternehmen',
    },
    status: {
      loading: 'Verbindung wird geprüft…',
      loadFailed: 'Wir konnten Ihre Verbindung nicht prüfen',
      not_connected: 'Nicht verbunden',
      pending_auth: '{name} wartet auf Ihre Anmeldung',
      connected: '{name} ist verbunden',
      deauthorized: {
        other: 'Bitte melden Sie sich erneut bei {name} an',
        unnamed: 'Bitte melden Sie sich erneut in Ihrer Buchhaltungssoftware an',
      },
      disconnected: '{name} ist nicht mehr verbunden',
      unknown: '{name} meldet „{status}“',
      retry: 'Erneut versuchen',
      lastPulled: 'Zuletzt synchronisiert',
      never: 'noch nie',
      neverPulled: 'Noch nicht synchronisiert',
      nextPull: 'Nächste Synchronisierung',
      justNow: 'gerade eben',
      dueNow: 'in Kürze',
    },
    steps: {
      label: 'Schritte',
      choose: 'Auswählen',
      signIn: 'Anmelden',
      done: 'Fertig',
    },
    syncLog: {
      lead: {
        other:
          'Hier sehen Sie, was aus {name} kam, was dorthin gesendet wurde und was fehlgeschlagen ist.',
        unnamed:
          'Hier sehen Sie, was aus Ihrer Buchhaltungssoftware kam, was dorthin gesendet wurde und was fehlgeschlagen ist.',
      },
      close: 'Schließen',
      show: 'Anzeigen',
      types: {
        receivable: 'Rechnungen',
        product: 'Artikel',
        customer: 'Kunden',
        bill: 'Eingangsrechnungen',
        vendor: 'Lieferanten',
        payment_record: 'Zahlungen',
      },
      objects: {
        receivable: 'Rechnung',
        product: 'Artikel',
        customer: 'Kunde',
        bill: 'Eingangsrechnung',
        vendor: 'Lieferant',
        payment_record: 'Zahlung',
        unknown: 'Eintrag',
      },
      object: '{type} {id}',
      onlyFailed: 'Nur Fehler',
      refresh: 'Aktualisieren',
      refreshed: 'Die Liste ist aktuell.',
      shown: {
        one: '{count} Eintrag wird angezeigt.',
        other: '{count} Einträge werden angezeigt.',
      },
      loadFailed: 'Wir konnten das Sync-Protokoll nicht laden.',
      refreshFailed: 'Wir konnten die Liste nicht aktualisieren.',
      moreFailed: 'Wir konnten ältere Einträge nicht laden.',
      empty: 'Noch keine Einträge. Sie erscheinen nach einer Synchronisierung.',
      noneFailed: 'Keine Fehler.',
      noneFailedYet: 'Keine Fehler in den letzten {count} Einträgen.',
      showOlder: 'Ältere anzeigen',
      searchOlder: 'Ältere durchsuchen',
      loadingOlder: 'Ältere Einträge werden geladen…',
      end: 'Das Ende der Liste ist erreicht.',
      status: {
        done: 'Synchronisiert',
        pending: 'In Bearbeitung',
        error: 'Fehlgeschlagen',
        unknown: 'Unbekannt',
      },
      justNow: 'gerade eben',
      open: { other: 'In {name} öffnen', unnamed: 'In der Buchhaltungssoftware öffnen' },
      opensWindow: '(öffnet einen neuen Tab)',
      sendAgain: 'Erneut senden',
      sending: 'Wird gesendet…',
      sent: 'Gesendet',
      sentObject: '{object} wurde gesendet.',
      failedObject: '{object} konnte wieder nicht gesendet werden.',
      changedObject: '{object} wurde geändert und deshalb nicht erneut gesendet.',
      fix: 'Beheben',
      confirmFirst:
        'Bestätigen Sie, dass das richtige Unternehmen verbunden ist. Danach können Sie Einträge erneut senden.',
      connectFirst: 'Verbinden Sie Ihre Buchhaltungssoftware, um Einträge erneut zu senden.',
      reported: 'Das meldet {name}',
      problems: {
        tax_rate: {
          what: '{name} kennt keinen Steuersatz in dieser Höhe.',
          how: {
            other:
              'Bitten Sie Ihre Buchhaltung, den Steuersatz in {name} anzulegen, und senden Sie den Eintrag dann erneut.',
            unnamed:
              'Bitten Sie Ihre Buchhaltung, den Steuersatz dort anzulegen, und senden Sie den Eintrag dann erneut.',
          },
        },
        deduction_tax: {
          what: 'Für die Abzüge ist keine Steuer ausgewählt.',
          how: 'Wählen Sie hier in den Einstellungen eine Steuer für Abzüge aus und senden Sie den Eintrag dann erneut.',
        },
        product_ledger_account: {
          what: 'Einem Artikel ist kein Sachkonto zugeordnet.',
          how: 'Wählen Sie hier in den Einstellungen ein Sachkonto für diesen oder für alle Artikel aus und senden Sie den Eintrag dann erneut.',
        },
        bill_ledger_account: {
          what: 'Einer Position dieser Eingangsrechnung ist kein Sachkonto zugeordnet.',
          how: 'Wählen Sie hier für jede Position der Eingangsrechnung ein Sachkonto aus und senden Sie den Eintrag dann erneut.',
        },
        payment_ledger_account: {
          what: 'Für Zahlungen ist kein Sachkonto ausgewählt.',
          how: 'Wählen Sie hier in den Einstellungen ein Sachkonto für Zahlungen aus und senden Sie den Eintrag dann erneut.',
        },
        unknown: {
          what: 'Wir konnten diesen Eintrag nicht an {name} senden.',
          how: 'Beheben Sie, was {name} meldet, und senden Sie den Eintrag dann erneut. Ihre Buchhaltung kann dabei helfen.',
        },
        unreported: {
          what: 'Wir konnten diesen Eintrag nicht an {name} senden.',
          how: 'Es wurde kein Grund genannt. Senden Sie den Eintrag erneut oder fragen Sie Ihre Buchhaltung.',
        },
      },
      sendAll: 'Fehlgeschlagene erneut senden',
      batch: {
        searching: 'Fehlgeschlagene Einträge werden gesucht. Bisher gefunden: {found}.',
        pushing: 'Wird gesendet: {done} von {total}.',
        keepOpen: 'Lassen Sie diese Seite geöffnet.',
        nothing: 'Es muss nichts erneut gesendet werden.',
        complete: 'Fertig. {sent} gesendet.',
        partly: 'Fertig. {sent} gesendet, {failed} erneut fehlgeschlagen.',
        stopped: 'Nach {done} von {total} gestoppt.',
        elsewhere: 'Ein anderer Tab sendet diese Einträge gerade erneut.',
        failed: 'Wir mussten das Senden abbrechen.',
        stop: 'Stoppen',
        stopping: 'Wird gestoppt…',
      },
    },
    syncLogFrame: {
      title: 'Sync-Protokoll',
      loading: 'Sync-Protokoll wird geladen…',
      unsupported: 'Das Sync-Protokoll ist hier noch nicht verfügbar.',
      retry: 'Erneut versuchen',
    },
    unnamed: 'Ihre Buchhaltungssoftware',
    widget: {
      label: 'Buchhaltungssoftware',
      loading: 'Ihre Verbindung wird geprüft…',
      retrying: 'Neuer Versuch…',
      crashed: 'Dieser Teil der Seite funktioniert nicht mehr. Ihre Daten sind sicher.',
      stale: 'Aktualisierung nicht möglich. Zuletzt geprüft um {time}\u00a0Uhr.',
      notConnected: 'Buch\u00adhaltungs\u00adsoftware verbinden',
      shared:
        'Übernehmen Sie Rechnungen und Artikel aus Ihrer Buchhaltung. Ganz ohne doppelte Eingabe.',
      reads: 'Wir rufen Ihre Rechnungen und Artikel ab.',
      changesNothing: 'Wir ändern nichts in Ihrer Buchhaltung.',
      readsMore:
        'Wir rufen Ihre Ausgangs- und Eingangsrechnungen, Artikel, Kontakte und Zahlungen ab.',
      deletesNothing:
        'Was Sie hier anlegen, ergänzen wir in Ihrer Buchhaltung. Gelöscht wird nichts.',
      endable: 'Sie können die Verbindung jederzeit trennen.',
      canceled:
        'Es wurde nichts verbunden. Falls das Anmeldefenster noch offen ist, können Sie es schließen.',
      creating: 'Wir bereiten alles vor…',
      creatingLead: 'Sie melden sich gleich auf der Website Ihrer Software an.',
      waiting: {
        other: 'Verbindung mit {name} im anderen Fenster abschließen',
        unnamed: 'Verbindung im anderen Fenster abschließen',
      },
      waitingLead:
        'Melden Sie sich dort an und erlauben Sie den Zugriff. Diese Seite aktualisiert sich, sobald Sie fertig sind.',
      windowGone: 'Falls Sie das Fenster geschlossen haben, öffnen Sie es erneut.',
      byLink: {
        other: 'Verbindung mit {name} abschließen',
        unnamed: 'Verbindung abschließen',
      },
      byLinkLead:
        'Öffnen Sie den Link auf dem richtigen Computer oder senden Sie ihn an die Person, die {name} verwaltet.',
      hereLead: {
        other:
          'Melden Sie sich bei {name} an und erlauben Sie den Zugriff. Diese Seite aktualisiert sich, sobald Sie fertig sind.',
        unnamed:
          'Melden Sie sich in Ihrer Buchhaltungssoftware an und erlauben Sie den Zugriff. Diese Seite aktualisiert sich, sobald Sie fertig sind.',
      },
      blocked: {
        other: 'Das Fenster für {name} wurde nicht geöffnet',
        unnamed: 'Das Anmeldefenster wurde nicht geöffnet',
      },
      takingLong: 'Wir warten noch auf {name}',
      takingLongLead:
        'Lassen Sie sich Zeit. Sie können diese Seite verlassen und später weitermachen.',
      open: 'Anmeldeseite öffnen',
      openAgain: 'Fenster erneut öffnen',
      goToWindow: 'Zum Fenster',
      finished: 'Ich bin fertig',
      checking: 'Wird geprüft…',
      notConfirmed:
        '{name} hat sich noch nicht gemeldet. Schließen Sie dort den letzten Schritt ab oder warten Sie einen Moment.',
      cancel: 'Abbrechen',
      canceling: 'Wird abgebrochen…',
      trouble: 'Probleme mit dem Fenster?',
      ways: 'Andere Möglichkeiten zur Anmeldung',
      mail: 'Link per E-Mail senden',
      mailSubject: { other: '{name} verbinden', unnamed: 'Buchhaltungssoftware verbinden' },
      mailBody: {
        other:
          'Bitte melden Sie sich bei {name} an und erlauben Sie den Zugriff auf unsere Buchhaltung:\n\n{url}\n\n{notes}\n\nDer Link kann ablaufen und funktioniert möglicherweise nur einmal.',
        unnamed:
          'Bitte melden Sie sich in der Buchhaltungssoftware an und erlauben Sie den Zugriff auf unsere Buchhaltung:\n\n{url}\n\n{notes}\n\nDer Link kann ablaufen und funktioniert möglicherweise nur einmal.',
      },
      afresh: 'Neuen Link anfordern',
      unfinished: {
        other: 'Verbindung mit {name} abschließen',
        unnamed: 'Verbindung abschließen',
      },
      unfinishedLead:
        'Machen Sie dort weiter, wo Sie aufgehört haben, oder brechen Sie ab und wählen Sie neu.',
      resume: 'Fortsetzen',
      connected: 'Verbunden',
      nowConnected: '{name} ist verbunden',
      notNow: 'Nicht jetzt',
      firstSync: 'Starten Sie die erste Synchronisierung, um Ihre Daten zu übernehmen.',
      only: { receivables: 'Nur Rechnungen', line_items: 'Nur Artikel' },
      more: 'Weitere Aktionen',
      pullRequesting: 'Synchronisierung wird gestartet…',
      pullRunning: '{name} sendet die Daten. Das kann ein paar Minuten dauern.',
      pullComplete: 'Synchronisierung abgeschlossen.',
      pullNote:
        'Artikel werden mit Ihrer Währung und einer vorläufigen Einheit übernommen. Die Einheit können Sie später ändern.',
      readOnly: {
        other: 'Aus {name} werden Daten nur abgerufen. Gesendet wird nichts.',
        unnamed: 'Daten werden nur abgerufen. Gesendet wird nichts.',
      },
      retired:
        '{name} nimmt seit dem {date} keine neuen Verbindungen mehr an. Ihre Verbindung liefert möglicherweise bald keine neuen Daten mehr.',
      reported: '{name} hat ein Problem gemeldet.',
      syncLog: 'Sync-Protokoll',
      switch: 'Software wechseln',
      leaving: '{name} wird getrennt…',
      deauthorized: {
        other: 'Bitte melden Sie sich erneut bei {name} an',
        unnamed: 'Bitte melden Sie sich erneut in Ihrer Buchhaltungssoftware an',
      },
      deauthorizedLead:
        '{name} hat unseren Zugriff beendet. Das kommt gelegentlich vor. Melden Sie sich erneut an, damit es weitergeht. Ihre Daten bleiben erhalten.',
      unfinishedReadOnly: '{name} ist noch nicht verbunden',
      deauthorizedReadOnly: '{name} hat unseren Zugriff beendet',
      reconnect: 'Neu verbinden',
      disconnected: '{name} ist nicht mehr verbunden',
      disconnectedLead:
        'Es kommen keine neuen Daten mehr. Bereits übernommene Daten bleiben erhalten.',
      another: 'Andere Software wählen',
      again: '{name} neu verbinden',
      unknown: '{name} meldet „{status}“',
      unknownLead: 'Sehen Sie später noch einmal nach.',
      refresh: 'Erneut prüfen',
    },
  },
};
