// A shared library that is no Lotsen plugin at all.
extern "C" __attribute__((visibility("default"))) int answer() {
    return 42;
}
