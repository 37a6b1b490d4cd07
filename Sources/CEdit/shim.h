#include <stdio.h>
#include <histedit.h>
#include <sys/signalfd.h>

/* Swift cannot call functions with a variable number of arguments: one function here for each use of them. */

static inline EditLine *edit_open(const char *name) {
    return el_init(name, stdin, stdout, stderr);
}

/* Through the stream that libedit writes to, so that the order holds. */
static inline int edit_write(const char *text) {
    return fputs(text, stdout) < 0 || fflush(stdout) < 0 ? -1 : 0;
}

/* The columns of a character, which is how libedit counts; -1 for one that does not print. */
extern int wcwidth(wchar_t character);

static inline int edit_columns(wchar_t character) {
    return wcwidth(character);
}

static inline int edit_set_prompt(EditLine *edit, char *(*prompt)(EditLine *)) {
    return el_set(edit, EL_PROMPT, prompt);
}

static inline int edit_set_emacs(EditLine *edit) {
    return el_set(edit, EL_EDITOR, "emacs");
}

static inline int edit_set_signal(EditLine *edit, int handles) {
    return el_set(edit, EL_SIGNAL, handles);
}

static inline int edit_set_reader(EditLine *edit, int (*reader)(EditLine *, wchar_t *)) {
    return el_wset(edit, EL_GETCFN, reader);
}

static inline int edit_set_owner(EditLine *edit, void *owner) {
    return el_set(edit, EL_CLIENTDATA, owner);
}

static inline void *edit_owner(EditLine *edit) {
    void *owner = NULL;
    el_get(edit, EL_CLIENTDATA, &owner);
    return owner;
}

static inline int edit_add_function(
    EditLine *edit, const char *name, const char *help, unsigned char (*function)(EditLine *, int)
) {
    return el_set(edit, EL_ADDFN, name, help, function);
}

static inline int edit_bind(EditLine *edit, const char *key, const char *function) {
    return el_set(edit, EL_BIND, key, function, NULL);
}

static inline int edit_prepare_terminal(EditLine *edit, int raw) {
    return el_set(edit, EL_PREP_TERM, raw);
}

static inline int edit_refresh(EditLine *edit) {
    return el_set(edit, EL_REFRESH);
}

static inline int edit_set_history(EditLine *edit, History *lines) {
    return el_set(edit, EL_HIST, history, lines);
}

static inline int history_set_size(History *lines, int size) {
    HistEvent event;
    return history(lines, &event, H_SETSIZE, size);
}

static inline int history_set_unique(History *lines, int unique) {
    HistEvent event;
    return history(lines, &event, H_SETUNIQUE, unique);
}

static inline int history_enter(History *lines, const char *line) {
    HistEvent event;
    return history(lines, &event, H_ENTER, line);
}
