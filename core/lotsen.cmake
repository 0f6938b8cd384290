# The build's own words: lotsen_library, lotsen_plugin, lotsen_test and lotsen_add_parts.
include_guard(GLOBAL)

add_library(lotsen_options INTERFACE)
target_include_directories(lotsen_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(lotsen_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports uninitialised and out-of-bounds members inside Boost and libstdc++ that are not.
    target_compile_options(lotsen_options INTERFACE
        -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict
        -Wno-dangling-pointer)
endif()
if(LOTSEN_SANITIZE)
    # What a sanitizer finds ends the test: a line on standard error would be read by nobody.
    add_compile_options(-fsanitize=${LOTSEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${LOTSEN_SANITIZE})
    if(LOTSEN_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Asio's fences, which GCC's thread sanitizer does not see.
        add_compile_options(-Wno-tsan)
    endif()
endif()
if(LOTSEN_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

# A faster linker and a compiler cache where the machine has them; the build is the same without.
find_program(LOTSEN_MOLD mold)
if(LOTSEN_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
find_program(LOTSEN_CCACHE ccache)
if(LOTSEN_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${LOTSEN_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

# lotsen_library(name SOURCES ... LIBS ... [PCH header ...]): a static library lotsen_<name>.
function(lotsen_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS;PRIVATE_LIBS;PCH" ${ARGN})
    add_library(lotsen_${name} STATIC ${arg_SOURCES})
    target_link_libraries(lotsen_${name} PUBLIC lotsen_options ${arg_LIBS} PRIVATE ${arg_PRIVATE_LIBS})
    if(arg_PCH)
        target_precompile_headers(lotsen_${name} PRIVATE ${arg_PCH})
    endif()
endfunction()

# lotsen_plugin(id SOURCES ...): the module build/plugins/<id>/lib<id>.so beside a copy of the
# plugin's declared files (manifest, examples, messages, migrations, queries, fixtures, tests).
# lotsen_plugin(id EXECUTABLE file): nothing but the copy, with the executable that is the plugin.
# LOTSEN_PLUGIN_CHECKOUT: a folder that stands in for this checkout, with plugins/ and build/plugins/.
function(lotsen_plugin id)
    cmake_parse_arguments(arg "" "EXECUTABLE" "SOURCES;LIBS" ${ARGN})
    set(folder ${CMAKE_BINARY_DIR}/plugins/${id})
    if(LOTSEN_PLUGIN_CHECKOUT)
        set(folder ${LOTSEN_PLUGIN_CHECKOUT}/build/plugins/${id})
    endif()
    file(GLOB_RECURSE files CONFIGURE_DEPENDS
        manifest.json examples/*.json messages/*.json migrations/*.sql queries/*.sql fixtures/* answers/*.json
        tests/*.json tests/*.yaml tests/*.yml)
    if(arg_EXECUTABLE)
        list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${arg_EXECUTABLE})
    endif()
    add_custom_command(OUTPUT ${folder}/.copied
        COMMAND ${CMAKE_COMMAND} -DFROM=${CMAKE_CURRENT_SOURCE_DIR} -DTO=${folder}
            -DEXECUTABLE=${arg_EXECUTABLE} -P ${CMAKE_SOURCE_DIR}/core/copy_plugin.cmake
        DEPENDS ${files} COMMENT "Plugin ${id}: declared files")
    add_custom_target(lotsen_plugin_${id}_files ALL DEPENDS ${folder}/.copied)
    if(arg_SOURCES)
        # The logic is a static library so that tests can call it; the module adds the exported entry.
        add_library(lotsen_plugin_${id}_logic STATIC ${arg_SOURCES})
        target_link_libraries(lotsen_plugin_${id}_logic PUBLIC lotsen_options lotsen_plugin ${arg_LIBS})
        target_include_directories(lotsen_plugin_${id}_logic PUBLIC ${LOTSEN_PLUGIN_CHECKOUT})
        add_library(lotsen_plugin_${id} MODULE module.cpp)
        target_link_libraries(lotsen_plugin_${id} PRIVATE lotsen_plugin_${id}_logic)
        set_target_properties(lotsen_plugin_${id} PROPERTIES
            OUTPUT_NAME ${id} LIBRARY_OUTPUT_DIRECTORY ${folder})
    else()
        add_custom_target(lotsen_plugin_${id})
    endif()
    add_dependencies(lotsen_plugin_${id} lotsen_plugin_${id}_files)
    set_property(GLOBAL APPEND PROPERTY lotsen_plugins lotsen_plugin_${id})
endfunction()

# lotsen_test(name SOURCES ... LIBS ...): a GoogleTest program <name>_tests, each case a ctest test;
# WHOLE: all cases one test, where what they share takes long to start. TIMEOUT: seconds of a case, 120.
function(lotsen_test name)
    cmake_parse_arguments(arg "WHOLE" "TIMEOUT" "SOURCES;LIBS;PCH;LABELS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name}_tests ${arg_SOURCES})
    target_link_libraries(${name}_tests PRIVATE lotsen_options lotsen_test_support ${arg_LIBS}
        GTest::gmock GTest::gtest_main)
    if(arg_PCH)
        target_precompile_headers(${name}_tests PRIVATE ${arg_PCH})
    endif()
    set(sources ${CMAKE_SOURCE_DIR})
    if(LOTSEN_PLUGIN_CHECKOUT)
        set(sources ${LOTSEN_PLUGIN_CHECKOUT})
    endif()
    target_compile_definitions(${name}_tests PRIVATE
        LOTSEN_SOURCE_DIR="${sources}" LOTSEN_BUILD_DIR="${CMAKE_BINARY_DIR}"
        LOTSEN_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")
    if(arg_WHOLE)
        add_test(NAME ${name} COMMAND ${name}_tests)
        set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}")
        return()
    endif()
    gtest_discover_tests(${name}_tests TEST_PREFIX ${name}. DISCOVERY_MODE PRE_TEST
        PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
endfunction()

# lotsen_add_parts(folder part ...): adds each part that has a CMakeLists.txt.
function(lotsen_add_parts folder)
    foreach(part IN LISTS ARGN)
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${part}/CMakeLists.txt)
            add_subdirectory(${folder}/${part})
        endif()
    endforeach()
endfunction()
