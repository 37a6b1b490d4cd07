import Glibc
import HubbubLocale

/// What the environment says about language and characters (POSIX: `LC_ALL`, the category, `LANG`).
enum LocaleChoice {
    /// The language of messages; nil where the environment names none that is spoken here.
    static func language(_ environment: (String) -> String?) -> Language? {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let tag = environment(name), !tag.isEmpty else { continue }
            return Language(tag: tag)
        }
        return nil
    }

    /// Makes the C library read and measure UTF-8, which is what this program speaks, also where the environment has
    /// been left at `C`.
    static func useUTF8() {
        setlocale(LC_CTYPE, "")
        guard let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) != "UTF-8" else { return }
        setlocale(LC_CTYPE, "C.UTF-8")
    }
}
