# Copies what a plugin declares from FROM to TO, replacing what was there.
foreach(part examples messages migrations queries fixtures answers)
    file(REMOVE_RECURSE ${TO}/${part})
    if(EXISTS ${FROM}/${part})
        file(COPY ${FROM}/${part} DESTINATION ${TO})
    endif()
endforeach()
file(COPY ${FROM}/manifest.json DESTINATION ${TO})
file(TOUCH ${TO}/.copied)
