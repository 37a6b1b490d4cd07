#include <zlib.h>

// The two initialisers are macros that pass the library's version and the structure's size; Swift sees functions only.
static inline int hubbub_deflate_init(z_stream *stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
static inline int hubbub_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}
