#include "core/understanding/intents/svm.hpp"

#include <linear.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace lotsen {
namespace {

constexpr double stop_at = 0.1;     // LIBLINEAR's eps: finer gains nothing (EXPERIMENTS.md)
constexpr double bias_value = 1.0;  // the constant feature
constexpr float never = -1e6F;      // bias of a label that nothing was seen of

struct free_model {
    void operator()(::model* trained) const { free_and_destroy_model(&trained); }
};

using model_ptr = std::unique_ptr<::model, free_model>;

// LIBLINEAR's rows: columns from one, ended by -1, all in one block.
std::vector<feature_node> nodes_of(const svm_problem& problem) {
    std::size_t total = 0;
    for (const auto& row : problem.rows)
        total += row.size() + 2;
    std::vector<feature_node> nodes;
    nodes.reserve(total);
    for (const auto& row : problem.rows) {
        for (const auto& [column, value] : row)
            nodes.push_back({static_cast<int>(column) + 1, value});
        nodes.push_back({static_cast<int>(problem.columns) + 1, bias_value});
        nodes.push_back({-1, 0});
    }
    return nodes;
}

model_ptr run(const svm_problem& problem, double cost, std::uint32_t seed) {
    auto nodes = nodes_of(problem);
    std::vector<feature_node*> rows;
    auto* next = nodes.data();
    for (const auto& row : problem.rows) {
        rows.push_back(next);
        next += row.size() + 2;
    }
    std::vector<double> labels(problem.labels.begin(), problem.labels.end());
    ::problem posed{};
    posed.l = static_cast<int>(rows.size());
    posed.n = static_cast<int>(problem.columns) + 1;
    posed.y = labels.data();
    posed.x = rows.data();
    posed.bias = bias_value;
    parameter chosen{};
    chosen.solver_type = L2R_L2LOSS_SVC_DUAL;
    chosen.eps = stop_at;
    chosen.C = cost;
    if (const char* wrong = check_parameter(&posed, &chosen)) throw std::invalid_argument(wrong);

    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    set_print_string_function([](const char*) {});
    std::srand(seed);  // NOLINT(cert-msc*): what LIBLINEAR draws from
    return model_ptr(::train(&posed, &chosen));
}

}  // namespace

svm_weights train_svm(const svm_problem& problem, double cost, std::uint32_t seed) {
    const auto trained = run(problem, cost, seed);
    const auto labels = problem.label_count;
    svm_weights weights;
    weights.of.assign(problem.columns * labels, 0);
    weights.bias.assign(labels, never);
    const auto classes = static_cast<std::size_t>(trained->nr_class);
    // For two classes LIBLINEAR keeps one vector: the first class's.
    const bool single = classes == 2;
    for (std::size_t k = 0; k < classes; ++k) {
        const auto label = static_cast<std::size_t>(trained->label[k]);
        const auto width = single ? 1 : classes;
        const auto from = single ? 0 : k;
        const double sign = single && k == 1 ? -1 : 1;
        for (std::size_t column = 0; column < problem.columns; ++column)
            weights.of[column * labels + label] =
                static_cast<float>(sign * trained->w[column * width + from]);
        weights.bias[label] =
            static_cast<float>(sign * bias_value * trained->w[problem.columns * width + from]);
    }
    return weights;
}

}  // namespace lotsen
